import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { StartError } from "@/lib/start-error";

/** A migration as this code ships it; `checksum` is Prisma's: SHA-256 of the file, in hex. */
export type Migration = { name: string; sql: string; checksum: string };

/** A row of `_prisma_migrations`: what ran in a database. */
export type AppliedMigration = { migration_name: string; checksum: string };

/** All migrations for one provider, oldest first. */
export function readMigrations(provider: "sqlite" | "postgresql"): Migration[] {
  const folder = resolve("prisma", "migrations", provider);
  return readdirSync(folder)
    .sort()
    .map((name) => {
      const sql = readFileSync(join(folder, name, "migration.sql"), "utf8");
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    });
}

/**
 * Those of `migrations` that have not run. Throws `StartError` when the database has one that is
 * unknown here, or one whose file was another when it ran.
 */
export function pendingMigrations(migrations: Migration[], applied: AppliedMigration[]) {
  const known = new Map(migrations.map((migration) => [migration.name, migration]));
  for (const { migration_name: name, checksum } of applied) {
    const here = known.get(name);
    if (!here) {
      throw new StartError(
        `The database is newer than this Hearth: it has the migration ${name}. Start the newer version, or restore an older backup.`,
      );
    }
    if (here.checksum !== checksum) {
      throw new StartError(
        `The migration ${name} is not the one that ran in this database. Start the version that made it, or restore a backup.`,
      );
    }
  }
  const ran = new Set(applied.map((row) => row.migration_name));
  return migrations.filter((migration) => !ran.has(migration.name));
}
