/** The two ways in which Prisma on SQLite loses data, as experiments; lib/safe-sqlite.ts guards both. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { PrismaClient } from "@/generated/sqlite/client";
import { SafeSqlite } from "@/lib/safe-sqlite";

let folder: string;
let file: string;
let client: PrismaClient;
let adapter: SafeSqlite;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "hearth-guard-"));
  file = join(folder, "test.db");
  adapter = new SafeSqlite({ url: `file:${file}` });
  client = new PrismaClient({ adapter });
  await client.$executeRaw`CREATE TABLE "Setting" ("key" TEXT PRIMARY KEY, "value" TEXT NOT NULL)`;
  await client.$executeRaw`
    CREATE TABLE "orphan" (
      "parent" TEXT REFERENCES "Setting" ("key") DEFERRABLE INITIALLY DEFERRED
    )`;
});

afterEach(async () => {
  await client.$disconnect();
  rmSync(folder, { recursive: true });
});

/** What another connection sees: only what is committed. */
function storedKeys(): string[] {
  const fresh = new Database(file, { readonly: true });
  const rows = fresh.prepare(`SELECT "key" FROM "Setting" ORDER BY "key"`).all();
  fresh.close();
  return (rows as { key: string }[]).map((row) => row.key);
}

/** Async, since a Prisma call starts only when it is awaited. */
async function store(key: string): Promise<void> {
  await client.setting.create({ data: { key, value: "" } });
}

test("a statement of another request does not fall into an open transaction", async () => {
  let otherRequest: Promise<unknown> = Promise.resolve();
  const rolledBack = client.$transaction(async (tx) => {
    await tx.setting.create({ data: { key: "mine", value: "" } });
    otherRequest = store("theirs");
    // The other statement gets every chance to run before this transaction ends.
    for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
    throw new Error("changed my mind");
  });

  await expect(rolledBack).rejects.toThrow("changed my mind");
  await otherRequest;
  expect(storedKeys()).toEqual(["theirs"]);
});

const insertSetting = `INSERT INTO "Setting" ("key", "value") VALUES (?, '')`;

test("what runs at once does not fall into an open transaction either", async () => {
  await client.$connect();
  const others: Promise<unknown>[] = [];
  const rolledBack = client
    .$transaction(async (tx) => {
      await tx.setting.create({ data: { key: "mine", value: "" } });
      throw new Error("changed my mind");
    })
    .catch((error: Error) => error.message);
  for (let turn = 0; turn < 40; turn++) {
    others.push(adapter.transactAtOnce((sql) => sql.run(insertSetting, `theirs-${turn}`)));
    await (turn % 2 ? null : new Promise((resolve) => setImmediate(resolve)));
  }
  expect(await rolledBack).toBe("changed my mind");
  await Promise.all(others);
  expect(storedKeys()).toHaveLength(40);
  expect(storedKeys()).not.toContain("mine");
});

test("what runs at once is rolled back when its COMMIT fails", async () => {
  await client.$connect();
  const failing = adapter.transactAtOnce((sql) => {
    sql.run(insertSetting, "lost");
    sql.run(`INSERT INTO "orphan" ("parent") VALUES ('nobody')`);
  });
  await expect(failing).rejects.toHaveProperty("code", "SQLITE_CONSTRAINT_FOREIGNKEY");
  await adapter.transactAtOnce((sql) => sql.run(insertSetting, "kept"));
  expect(storedKeys()).toEqual(["kept"]);
});

test("a failed COMMIT does not poison the connection", async () => {
  const failing = client.$transaction(async (tx) => {
    await tx.setting.create({ data: { key: "lost", value: "" } });
    await tx.$executeRaw`INSERT INTO "orphan" ("parent") VALUES ('nobody')`;
  });
  await expect(failing).rejects.toThrow();
  expect(storedKeys()).toEqual([]);

  const keys = Array.from({ length: 100 }, (_, i) => `key-${String(i).padStart(3, "0")}`);
  for (const key of keys.slice(0, 50)) await store(key);
  for (const key of keys.slice(50)) {
    await client.$transaction((tx) => tx.setting.create({ data: { key, value: "" } }));
  }
  expect(storedKeys()).toEqual(keys);
});

test("the running connection is as durable as an acknowledgement promises", async () => {
  const pragma = async (name: string) => {
    const [row] = await client.$queryRawUnsafe<Record<string, unknown>[]>(`PRAGMA ${name}`);
    return Object.values(row ?? {})[0];
  };
  expect(await pragma("journal_mode")).toBe("wal");
  expect(Number(await pragma("synchronous"))).toBe(2);
  expect(Number(await pragma("foreign_keys"))).toBe(1);
});
