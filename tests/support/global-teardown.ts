import { type Slots, slot } from "./global-setup";

/** Stops the shared server. */
export default async function globalTeardown(): Promise<void> {
  const slots = globalThis as Slots;
  const server = slots[slot];
  slots[slot] = undefined;
  await server?.stop();
}
