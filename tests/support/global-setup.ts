import { startServer, type TestServer } from "./server";

export const slot = Symbol.for("hearth.tests.server");
export type Slots = typeof globalThis & { [slot]?: TestServer };

/**
 * Starts the server that all integration and browser tests share, once per run. Tests find it by
 * `sharedServer()`; one that stops, fills or configures a server starts its own.
 */
export default async function globalSetup(): Promise<void> {
  const slots = globalThis as Slots;
  if (slots[slot]) return;
  try {
    const server = await startServer();
    slots[slot] = server;
    process.env.HEARTH_TEST_URL = server.url;
    process.env.HEARTH_TEST_DATA_DIR = server.dataDir;
  } catch (error) {
    // Jest calls no reporter when this fails.
    process.on("exit", () => process.stdout.write("0 passed, 1 failed\n"));
    throw error;
  }
}
