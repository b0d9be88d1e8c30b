import { createHash } from "node:crypto";
import { cpSync } from "node:fs";
import { join } from "node:path";
import { askPostgres } from "./ask-postgres";

/** What the project integration-postgresql sets for each of its files: a server with a template. */
const postgresUrl = (): string | undefined => process.env.HEARTH_TEST_POSTGRES;

/** The database that a first start has migrated, which every new one is a copy of. */
export const template = "hearth";

export function onPostgres(): boolean {
  return postgresUrl() !== undefined;
}

/** The address of the database of a server with this DATA_DIR, on the database of this run. */
export function databaseUrl(dataDir: string): string {
  const server = postgresUrl();
  return server ? urlOf(server, nameFor(dataDir)) : `file:${join(dataDir, "hearth.db")}`;
}

/** As `databaseUrl`, and on PostgreSQL the database is there: a copy of the template at first. */
export function madeDatabaseUrl(dataDir: string): string {
  const server = postgresUrl();
  if (server) makeDatabase(server, dataDir);
  return databaseUrl(dataDir);
}

/** Copies what is stored in one DATA_DIR, and in its database, to another; nobody may be in it. */
export function copyData(from: string, to: string): void {
  cpSync(from, to, { recursive: true });
  const server = postgresUrl();
  if (server) makeDatabase(server, to, nameFor(from));
}

/** Makes the database of a DATA_DIR where it is missing; answers its address. */
export function makeDatabase(server: string, dataDir: string, like = template): string {
  const name = nameFor(dataDir);
  const maintenance = urlOf(server, "postgres");
  const found = askPostgres(maintenance, "SELECT 1 FROM pg_database WHERE datname = $1", [name]);
  if (!found.rowCount) {
    askPostgres(maintenance, `CREATE DATABASE "${name}" TEMPLATE "${like}"`);
  }
  return urlOf(server, name);
}

/** Takes the database of a DATA_DIR away together with it. */
export function dropDatabase(dataDir: string): void {
  const server = postgresUrl();
  if (!server) return;
  const sql = `DROP DATABASE IF EXISTS "${nameFor(dataDir)}" WITH (FORCE)`;
  askPostgres(urlOf(server, "postgres"), sql);
}

function nameFor(dataDir: string): string {
  return `hearth_${createHash("sha256").update(dataDir).digest("hex").slice(0, 24)}`;
}

function urlOf(server: string, name: string): string {
  return Object.assign(new URL(server), { pathname: `/${name}` }).href;
}
