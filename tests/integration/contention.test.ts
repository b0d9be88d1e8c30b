/** Another process holds the database: a transaction tries again, whatever its first statement is. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { disconnect, type Tx, transact } from "@/lib/db";

const folder = mkdtempSync(join(tmpdir(), "hearth-contention-"));
const file = join(folder, "test.db");
const other = new Database(file);

beforeAll(() => {
  process.env.DATABASE_URL = `file:${file}`;
  other.pragma("journal_mode = WAL");
  other.exec(`CREATE TABLE "Setting" ("key" TEXT PRIMARY KEY, "value" TEXT NOT NULL)`);
});
afterAll(async () => {
  await disconnect();
  other.close();
  rmSync(folder, { recursive: true });
});

const setting = { key: "name", value: "" };

test.each<[string, (tx: Tx) => Promise<unknown>]>([
  ["a raw statement", (tx) => tx.$executeRaw`UPDATE "Setting" SET "value" = ''`],
  ["a raw question", (tx) => tx.$queryRaw`UPDATE "Setting" SET "value" = '' RETURNING "key"`],
  ["a model's", (tx) => tx.setting.create({ data: setting })],
])("%s", async (_what, first) => {
  other.exec("BEGIN IMMEDIATE");
  let tries = 0;
  await transact(async (tx) => {
    tries += 1;
    if (tries === 2) other.exec("ROLLBACK");
    await first(tx);
  });
  expect(tries).toBe(2);
});
