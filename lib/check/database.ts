import { existsSync } from "node:fs";
import { db, isPostgres } from "@/lib/db";
import { env } from "@/lib/env";
import { type AppliedMigration, pendingMigrations, readMigrations } from "@/lib/migrate/files";
import { type Check, type Finding, reasonOf } from "./finding";

const about = "Database";

/** Whether there is a database; SQLite's is made at the first start. */
export function hasDatabase(): boolean {
  return isPostgres() || existsSync(env().databaseUrl.slice("file:".length));
}

/** Whether the database answers, is of this version, and is whole. Reads only. */
export const checkDatabase: Check = async () => {
  if (!hasDatabase()) return [{ about, state: "ok", text: "It is made at the first start." }];
  try {
    return [await checkMigrations(), ...(isPostgres() ? [] : await checkIntegrity())];
  } catch (error) {
    const text = `It cannot be read: ${reasonOf(error)}. Check DATABASE_URL, or restore a backup.`;
    return [{ about, state: "fault", text }];
  }
};

async function checkMigrations(): Promise<Finding> {
  const applied = await db().$queryRaw<AppliedMigration[]>`
    SELECT "migration_name", "checksum" FROM "_prisma_migrations"
    WHERE "finished_at" IS NOT NULL AND "rolled_back_at" IS NULL`;
  const known = readMigrations(isPostgres() ? "postgresql" : "sqlite");
  try {
    const pending = pendingMigrations(known, applied).length;
    if (pending === 0) return { about, state: "ok", text: "It is of this version." };
    const text = `${pending} of ${known.length} migrations have not run: back up, then start Hearth.`;
    return { about, state: "warn", text };
  } catch (error) {
    return { about, state: "fault", text: `${reasonOf(error)}.` };
  }
}

async function checkIntegrity(): Promise<Finding[]> {
  const found = await db().$queryRaw<{ integrity_check: string }[]>`PRAGMA integrity_check(5)`;
  const broken = await db().$queryRaw<unknown[]>`PRAGMA foreign_key_check`;
  const said = found.map((row) => row.integrity_check).join("; ");
  const findings: Finding[] = [];
  if (said !== "ok") {
    const text = `It is damaged (${said}). Stop Hearth and restore a backup.`;
    findings.push({ about, state: "fault", text });
  }
  if (broken.length > 0) {
    const text = `${broken.length} rows point to rows that are gone. Restore a backup.`;
    findings.push({ about, state: "fault", text });
  }
  return findings.length > 0 ? findings : [{ about, state: "ok", text: "integrity_check is ok." }];
}
