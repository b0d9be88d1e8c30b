import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import Database from "better-sqlite3";
import { extract } from "tar";
import { env } from "@/lib/env";
import { StartError } from "@/lib/start-error";
import { databaseFile, databaseName } from "./database-file";

/** What SQLite keeps beside a database: a log of one that is gone would be replayed over another. */
const besideDatabase = ["", "-wal", "-shm", "-journal"];

/**
 * Unpacks an archive of `backUp` into DATA_DIR, all or nothing. Throws `StartError` where a
 * database, or the log of one, is there already (it never overwrites any), and for what is no sound
 * archive.
 */
export async function restore(archive: string): Promise<void> {
  const { dataDir } = env();
  const database = databaseFile();
  if (!existsSync(archive)) throw new StartError(`${archive} is not there. Check the path.`);
  requireNothingOf(database);
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  mkdirSync(dirname(database), { recursive: true });
  const work = mkdtempSync(join(dataDir, ".restore-"));
  try {
    await unpack(archive, work);
    requireSound(archive, join(work, databaseName));
    const taken = readdirSync(work).find((name) => existsSync(join(dataDir, name)));
    if (taken) throw new StartError(`${join(dataDir, taken)} is there already. Move it away.`);
    for (const name of readdirSync(work)) {
      renameSync(join(work, name), name === databaseName ? database : join(dataDir, name));
    }
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function requireNothingOf(database: string): void {
  const there = besideDatabase.map((suffix) => `${database}${suffix}`).filter(existsSync);
  if (there.length === 0) return;
  const [are, them] = there.length === 1 ? ["is", "it"] : ["are", "them"];
  throw new StartError(
    `${there.join(", ")} ${are} there already. Move ${them} away, or set DATA_DIR to an empty folder.`,
  );
}

async function unpack(archive: string, into: string): Promise<void> {
  try {
    await extract({ file: archive, cwd: into, strict: true });
  } catch {
    throw new StartError(`${archive} cannot be read; it may be an archive that backup made.`);
  }
}

function requireSound(archive: string, path: string): void {
  if (!existsSync(path)) throw new StartError(`${archive} has no ${databaseName} in it.`);
  const database = new Database(path);
  try {
    const found = database.pragma("integrity_check", { simple: true });
    if (found !== "ok") throw new StartError(`The database in ${archive} is damaged: ${found}`);
  } finally {
    database.close();
  }
}
