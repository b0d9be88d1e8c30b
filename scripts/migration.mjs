// npm run migration -- NAME      writes the next migration, for both providers, from prisma/schema.prisma
// npm run migration -- --fresh   throws all migrations away and writes 0001_start again
// node scripts/migration.mjs --check [--schema PATH] [--database URL]   do migrations and schema agree?
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import Database from "better-sqlite3";
import pg from "pg";
import { startPostgres } from "./embedded-postgres.mjs";
import { difference, NO_DIFFERENCE } from "./schema-diff.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const migrations = join(root, "prisma/migrations");

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    fresh: { type: "boolean" },
    check: { type: "boolean" },
    schema: { type: "string", default: join(root, "prisma/schema.prisma") },
    database: { type: "string" },
  },
});

function schemaFor(provider) {
  const content = readFileSync(options.schema, "utf8").replace(
    'provider = "sqlite"',
    `provider = "${provider}"`,
  );
  return { path: options.schema, content };
}

/** Names of a provider's migrations, oldest first. */
function migrationNames(provider) {
  const folder = join(migrations, provider);
  if (!existsSync(folder)) return [];
  const entries = readdirSync(folder, { withFileTypes: true });
  return entries.flatMap((entry) => (entry.isDirectory() ? [entry.name] : [])).sort();
}

function migrationSql(provider) {
  return migrationNames(provider).map((name) =>
    readFileSync(join(migrations, provider, name, "migration.sql"), "utf8"),
  );
}

/** Calls `use(url)` with a database of that provider in which all its migrations have run. */
async function withMigrated(provider, use) {
  if (provider === "sqlite") {
    const folder = mkdtempSync(join(tmpdir(), "hearth-migration-"));
    const file = join(folder, "hearth.db");
    const database = new Database(file);
    // An empty database has nothing to index.
    database.function("search_words", (_body, _roomId) => "");
    for (const sql of migrationSql(provider)) database.exec(sql);
    database.close();
    const result = await use(`file:${file}`);
    rmSync(folder, { recursive: true, force: true });
    return result;
  }
  const server = await startPostgres();
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  for (const sql of migrationSql(provider)) await client.query(sql);
  await client.end();
  const result = await use(server.url);
  await server.stop();
  return result;
}

async function check(provider, url) {
  const sql = await difference(url, schemaFor(provider));
  if (sql === NO_DIFFERENCE) return console.log(`${provider}: migrations and schema agree`);
  console.log(`${provider}: the schema is ahead of the migrations by\n${sql}`);
  process.exitCode = 1;
}

async function write(provider, name) {
  const sql = await withMigrated(provider, (url) => difference(url, schemaFor(provider)));
  if (sql === NO_DIFFERENCE) return console.log(`${provider}: nothing to migrate`);
  const number = String(migrationNames(provider).length + 1).padStart(4, "0");
  const folder = join(migrations, provider, `${number}_${name}`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "migration.sql"), sql);
  console.log(`wrote ${folder}/migration.sql`);
}

const [name = options.fresh ? "start" : undefined] = positionals;
if (!options.check && !/^[a-z][a-z0-9_]*$/.test(name ?? "")) {
  console.error("Give the migration a name of small letters, for example: add_reactions");
  process.exit(1);
}
if (options.fresh) rmSync(migrations, { recursive: true, force: true });

if (options.check && options.database) {
  await check(options.database.startsWith("file:") ? "sqlite" : "postgresql", options.database);
} else {
  for (const provider of ["sqlite", "postgresql"]) {
    if (options.check) await withMigrated(provider, (url) => check(provider, url));
    else await write(provider, name);
  }
}
// The engine's connections would keep the process alive.
process.exit(process.exitCode);
