import { startLender } from "./lender";

export const slot = Symbol.for("hearth.tests.lender");
export type Slots = typeof globalThis & { [slot]?: Awaited<ReturnType<typeof startLender>> };

/** Opens the lender of shared servers, once per run; served-environment.ts asks it. */
export default async function globalSetup(): Promise<void> {
  const lender = await startLender();
  (globalThis as Slots)[slot] = lender;
  process.env.HEARTH_TEST_LENDER = lender.url;
}
