import { randomUUID } from "node:crypto";
import { Client } from "pg";
import { StartError } from "@/lib/start-error";
import { type AppliedMigration, type Migration, pendingMigrations } from "./files";
import { fillSearch } from "./fill-search";

/** The advisory lock Prisma's own `migrate deploy` takes. */
const prismaLock = 72_707_369;

// As Prisma creates it, so that `prisma migrate status` agrees.
const table = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id" VARCHAR(36) PRIMARY KEY NOT NULL,
  "checksum" VARCHAR(64) NOT NULL,
  "finished_at" TIMESTAMPTZ,
  "migration_name" VARCHAR(255) NOT NULL,
  "logs" TEXT,
  "rolled_back_at" TIMESTAMPTZ,
  "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
  "applied_steps_count" INTEGER NOT NULL DEFAULT 0
)`;

const record = `INSERT INTO "_prisma_migrations"
  ("id", "checksum", "finished_at", "migration_name", "applied_steps_count")
  VALUES ($1, $2, now(), $3, 1)`;

/** Applies what is pending, in one transaction, and answers the names. */
export async function migratePostgres(url: string, migrations: Migration[]): Promise<string[]> {
  const client = await connect(url);
  try {
    await client.query("BEGIN");
    await client.query("SELECT pg_advisory_xact_lock($1)", [prismaLock]);
    const applied = await apply(client, migrations);
    await client.query("COMMIT");
    return applied;
  } finally {
    // Ending a connection inside a transaction rolls it back.
    await client.end();
  }
}

async function connect(url: string): Promise<Client> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
    return client;
  } catch (error) {
    const { host, port, database } = client;
    const reason = error instanceof Error && error.message ? error.message : "no answer";
    throw new StartError(
      `The database ${database} at ${host}:${port} cannot be reached: ${reason}.`,
    );
  }
}

async function apply(client: Client, migrations: Migration[]): Promise<string[]> {
  await client.query(table);
  const { rows } = await client.query<AppliedMigration>(
    `SELECT "migration_name", "checksum" FROM "_prisma_migrations"
     WHERE "finished_at" IS NOT NULL AND "rolled_back_at" IS NULL`,
  );
  const pending = pendingMigrations(migrations, rows);
  for (const { name, sql, checksum } of pending) {
    await client.query(sql);
    await fillSearch(client, name);
    await client.query(record, [randomUUID(), checksum, name]);
  }
  return pending.map((migration) => migration.name);
}
