import type { TestServer } from "./server";

/** Where a test finds a running Hearth. */
export type Place = Pick<TestServer, "url" | "dataDir"> & Partial<Pick<TestServer, "env">>;

/** The server of this run (global-setup.ts). Other files' people and rooms are in it too. */
export function sharedServer(): Place {
  const { HEARTH_TEST_URL: url, HEARTH_TEST_DATA_DIR: dataDir } = process.env;
  if (!url || !dataDir) throw new Error("No shared server: is the test in integration or browser?");
  return { url, dataDir };
}

/** False, too, where there is none, as in bench/. */
export function isShared({ url }: Place): boolean {
  return url === process.env.HEARTH_TEST_URL;
}
