import { type Slots, slot } from "./global-setup";

/** Stops every shared server. */
export default async function globalTeardown(): Promise<void> {
  await (globalThis as Slots)[slot]?.stop();
}
