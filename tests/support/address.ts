import { networkInterfaces } from "node:os";

/** An address of this machine that is not localhost, where the browser grants no secure context. */
export function lanAddress(): string {
  const addresses = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
  const found = addresses.find(({ family, internal }) => family === "IPv4" && !internal);
  if (!found) throw new Error("This machine has no address besides localhost");
  return found.address;
}
