import { closeSync, mkdirSync, openSync, rmSync } from "node:fs";
import { join } from "node:path";
import { StartError } from "@/lib/start-error";
import { makeSecret } from "./secret";
import type { Settings } from "./settings";

/**
 * Makes DATA_DIR (mode 0700) and the secrets in it (mode 0600) where they are missing. A host that
 * keeps nothing on disk, with AUTH_SECRET and PostgreSQL, needs no directory and gets none.
 * Throws `StartError` when the directory cannot be written.
 */
export function makeDataDir({ dataDir, authSecret, databaseUrl }: Settings): void {
  if (authSecret && !databaseUrl.startsWith("file:")) return;
  inDataDir(dataDir, () => {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    writeProbe(dataDir);
    if (!authSecret) makeSecret(dataDir);
  });
}

/** Whether DATA_DIR, which is there, can be written. Leaves nothing. Throws `StartError`. */
export function proveWritable({ dataDir }: Settings): void {
  inDataDir(dataDir, () => writeProbe(dataDir));
}

function inDataDir(dataDir: string, work: () => void): void {
  try {
    work();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new StartError(
      `DATA_DIR is ${dataDir}, which cannot be written (${code}); it may be any directory this user can write.`,
    );
  }
}

function writeProbe(directory: string): void {
  const probe = join(directory, `.probe-${process.pid}`);
  closeSync(openSync(probe, "w", 0o600));
  rmSync(probe);
}
