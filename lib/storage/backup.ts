import { existsSync, mkdtempSync, readdirSync, realpathSync, rmSync } from "node:fs";
import { chmod, rename } from "node:fs/promises";
import { basename, dirname, join, relative, sep } from "node:path";
import Database from "better-sqlite3";
import { create } from "tar";
import { env } from "@/lib/env";
import { StartError } from "@/lib/start-error";
import { databaseFile, databaseName } from "./database-file";

/**
 * Writes one archive (tar, gzip) of DATA_DIR, with the database as it stood at one moment
 * (SQLite's VACUUM INTO), while the server runs. It holds secrets: mode 0600. Throws `StartError`
 * on PostgreSQL, where the archive is there already, and where it would lie in DATA_DIR.
 */
export async function backUp(archive: string): Promise<void> {
  const { dataDir } = env();
  const database = databaseFile();
  if (existsSync(archive)) throw new StartError(`${archive} is there already; name a new file.`);
  requireOutside(archive, dataDir);
  const work = mkdtempSync(join(dataDir, ".backup-"));
  const part = `${archive}.part`;
  const snapshot = join(basename(work), databaseName);
  try {
    takeSnapshot(database, join(dataDir, snapshot));
    const others = readdirSync(dataDir).filter(
      (name) => !name.startsWith(".") && !join(dataDir, name).startsWith(database),
    );
    const onWriteEntry = (entry: { path: string }) => {
      if (entry.path === snapshot) entry.path = databaseName;
    };
    const options = { file: part, cwd: dataDir, gzip: true, portable: true, onWriteEntry };
    await create({ ...options, mode: 0o600 }, [snapshot, ...others]);
    await chmod(part, 0o600);
    await rename(part, archive);
  } finally {
    rmSync(work, { recursive: true, force: true });
    rmSync(part, { force: true });
  }
}

/** Every later backup would pack an archive in DATA_DIR again, and grow by it. */
function requireOutside(archive: string, dataDir: string): void {
  const folder = dirname(archive);
  if (!existsSync(folder))
    throw new StartError(`${folder} is not there. Make it, or name another.`);
  const [first] = relative(realpathSync(dataDir), realpathSync(folder)).split(sep);
  if (first === "..") return;
  throw new StartError(
    `${archive} is inside DATA_DIR, which each backup packs whole; name a file outside of ${dataDir}.`,
  );
}

/** Reads like any other reader, so writers go on; what is committed when it begins is in it. */
function takeSnapshot(from: string, to: string): void {
  const database = new Database(from, { readonly: true, fileMustExist: true, timeout: 30_000 });
  try {
    database.prepare("VACUUM INTO ?").run(to);
  } finally {
    database.close();
  }
}
