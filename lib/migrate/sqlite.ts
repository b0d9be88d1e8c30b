import { randomUUID } from "node:crypto";
import { closeSync, openSync } from "node:fs";
import Database from "better-sqlite3";
import { addSearchWords } from "@/lib/search-function";
import { StartError } from "@/lib/start-error";
import { type AppliedMigration, type Migration, pendingMigrations } from "./files";

/** Milliseconds to wait for another process that is migrating the same file. */
const lockPatience = 30_000;

// As Prisma creates it, so that `prisma migrate status` agrees.
const table = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "checksum" TEXT NOT NULL,
  "finished_at" DATETIME,
  "migration_name" TEXT NOT NULL,
  "logs" TEXT,
  "rolled_back_at" DATETIME,
  "started_at" DATETIME NOT NULL DEFAULT current_timestamp,
  "applied_steps_count" INTEGER UNSIGNED NOT NULL DEFAULT 0
)`;

const record = `INSERT INTO "_prisma_migrations"
  ("id", "checksum", "finished_at", "migration_name", "applied_steps_count")
  VALUES (?, ?, unixepoch() * 1000, ?, 1)`;

/** Applies what is pending to the file and answers the names; the file is made with mode 0600. */
export function migrateSqlite(path: string, migrations: Migration[]): string[] {
  const database = open(path);
  try {
    // Rebuilding a table drops it, which would cascade; and this is fixed once a transaction began.
    database.pragma("foreign_keys = OFF");
    return database.transaction(() => apply(database, migrations)).immediate();
  } finally {
    database.close();
  }
}

function open(path: string): Database.Database {
  try {
    closeSync(openSync(path, "a", 0o600));
    const database = new Database(path, { timeout: lockPatience });
    database.pragma("journal_mode = WAL");
    database.pragma("synchronous = FULL");
    addSearchWords(database);
    return database;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new StartError(`The database ${path} cannot be opened (${code}).`);
  }
}

function apply(database: Database.Database, migrations: Migration[]): string[] {
  database.exec(table);
  const applied = database
    .prepare(
      `SELECT "migration_name", "checksum" FROM "_prisma_migrations"
       WHERE "finished_at" IS NOT NULL AND "rolled_back_at" IS NULL`,
    )
    .all() as AppliedMigration[];
  const pending = pendingMigrations(migrations, applied);
  for (const { name, sql, checksum } of pending) {
    database.exec(sql);
    database.prepare(record).run(randomUUID(), checksum, name);
  }
  const broken = database.pragma("foreign_key_check") as unknown[];
  if (broken.length > 0) {
    throw new StartError(`${broken.length} rows of the database point to rows that are gone.`);
  }
  return pending.map((migration) => migration.name);
}
