import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import Database from "better-sqlite3";
import { Client } from "pg";
import { readMigrations } from "@/lib/migrate/files";
import { migratePostgres } from "@/lib/migrate/postgres";
import { migrateSqlite } from "@/lib/migrate/sqlite";
import { runScript } from "@/tests/support/command";
import { startPostgres } from "@/tests/support/postgres";

const folder = mkdtempSync(join(tmpdir(), "hearth-migrations-"));
const sqliteFile = join(folder, "hearth.db");
let postgres: Awaited<ReturnType<typeof startPostgres>>;

beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(async () => {
  await postgres.stop();
  rmSync(folder, { recursive: true });
});

function check(...args: string[]) {
  return runScript("scripts/migration.mjs", ["--check", ...args], process.env);
}

describe("migrations", () => {
  it("agree with the schema, for both providers, as the runner applies them", async () => {
    migrateSqlite(sqliteFile, readMigrations("sqlite"));
    await migratePostgres(postgres.url, readMigrations("postgresql"));
    expect(await check("--database", `file:${sqliteFile}`)).toMatchObject({
      code: 0,
      stdout: "sqlite: migrations and schema agree\n",
    });
    expect(await check("--database", postgres.url)).toMatchObject({
      code: 0,
      stdout: "postgresql: migrations and schema agree\n",
    });
  });

  it("are told apart from a schema with one more column", async () => {
    const schema = join(folder, "ahead.prisma");
    const text = readFileSync(resolve("prisma/schema.prisma"), "utf8");
    writeFileSync(schema, text.replace("model Room {", "model Room {\n  colour String?"));
    const { code, stdout } = await check("--schema", schema, "--database", `file:${sqliteFile}`);
    expect(code).toBe(1);
    expect(stdout).toContain('ALTER TABLE "Room" ADD COLUMN "colour" TEXT');
  });

  it("are recorded as Prisma records them, and run once", async () => {
    const sqlite = new Database(sqliteFile, { readonly: true });
    const rows = sqlite.prepare("SELECT * FROM _prisma_migrations ORDER BY migration_name").all();
    sqlite.close();
    expect(rows).toEqual(
      readMigrations("sqlite").map(({ name, checksum }) =>
        expect.objectContaining({ migration_name: name, checksum, applied_steps_count: 1 }),
      ),
    );
    expect(migrateSqlite(sqliteFile, readMigrations("sqlite"))).toEqual([]);
    expect(await migratePostgres(postgres.url, readMigrations("postgresql"))).toEqual([]);
  });

  it("leave nothing behind when one of them fails", async () => {
    const failing = [
      { name: "0001_half", sql: "CREATE TABLE half (id TEXT); SELECT nonsense;", checksum: "x" },
    ];
    const file = join(folder, "half.db");
    expect(() => migrateSqlite(file, failing)).toThrow("nonsense");
    const sqlite = new Database(file, { readonly: true });
    expect(sqlite.prepare("SELECT name FROM sqlite_schema").all()).toEqual([]);
    sqlite.close();

    const failingToo = [...readMigrations("postgresql"), ...failing];
    await expect(migratePostgres(postgres.url, failingToo)).rejects.toThrow("nonsense");
    const client = new Client({ connectionString: postgres.url });
    await client.connect();
    const { rows } = await client.query("SELECT to_regclass('half') AS found");
    await client.end();
    expect(rows).toEqual([{ found: null }]);
  });

  it("are applied once by processes that start together", async () => {
    const migrations = readMigrations("postgresql");
    const client = new Client({ connectionString: postgres.url });
    await client.connect();
    await client.query("CREATE DATABASE together");
    await client.end();
    const url = postgres.url.replace(/\/hearth$/, "/together");
    const applied = await Promise.all([1, 2, 3, 4].map(() => migratePostgres(url, migrations)));
    expect(applied.flat()).toEqual(migrations.map(({ name }) => name));
  });
});
