import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { readMigrations } from "./migrate/files";
import { migratePostgres } from "./migrate/postgres";
import { migrateSqlite } from "./migrate/sqlite";

/**
 * Brings the configured database up to date, all pending migrations in one transaction under a
 * lock that other starting processes wait for. Throws `StartError` for a database that is newer
 * than this code, that was migrated by other files, or that cannot be reached.
 */
export async function migrate(): Promise<void> {
  const { databaseUrl } = env();
  const applied = databaseUrl.startsWith("file:")
    ? migrateSqlite(databaseUrl.slice("file:".length), readMigrations("sqlite"))
    : await migratePostgres(databaseUrl, readMigrations("postgresql"));
  for (const name of applied) log.info({ migration: name }, "applied a migration");
}
