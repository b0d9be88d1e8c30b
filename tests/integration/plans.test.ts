/** Reading a room costs the same whatever its history: by index, never by going through messages. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { disconnect } from "@/lib/db";
import { prepare } from "@/lib/prepare";
import { addSearchWords } from "@/lib/search-function";
import { longRoom, longRoomSql, readings } from "@/tests/support/plans";

const folder = mkdtempSync(join(tmpdir(), "hearth-plans-"));
const asked: string[] = [];
let file: Database.Database;

beforeAll(async () => {
  process.env.DATA_DIR = folder;
  process.env.LOG_LEVEL = "silent";
  await prepare();
  file = new Database(join(folder, "hearth.db"));
  addSearchWords(file);
  const numbers = `(WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t
    WHERE n < ${longRoom.messages}) SELECT n FROM t) numbers`;
  for (const sql of longRoomSql(numbers)) file.exec(sql);
  const original = Database.prototype.prepare;
  jest.spyOn(Database.prototype, "prepare").mockImplementation(function (this: never, sql) {
    asked.push(sql);
    return original.call(this, sql) as never;
  });
});
afterAll(async () => {
  jest.restoreAllMocks();
  await disconnect();
  file.close();
  rmSync(folder, { recursive: true });
});

test.each(Object.entries(readings))("%s", async (_what, read) => {
  asked.length = 0;
  await read({ kind: "person", userId: longRoom.userId });
  const questions = asked.filter((sql) => /^\s*SELECT/i.test(sql));
  expect(questions.length).toBeGreaterThan(0);
  expect(questions.length).toBeLessThan(13);
  const steps = questions.flatMap((sql) => {
    const unknowns = Array.from({ length: sql.split("?").length - 1 }, () => null);
    const plan = file.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(unknowns) as { detail: string }[];
    // Those on one page are few.
    const mayBeSorted = sql.includes("Reaction");
    return plan.filter(({ detail }) => !(mayBeSorted && detail.includes("TEMP B-TREE")));
  });
  // `f` is what a subquery with a LIMIT answers, `json_each` the ids that were asked for.
  const slow = steps.filter(({ detail }) =>
    /SCAN (?!f$|json_each |CONSTANT ROW)|TEMP B-TREE/.test(detail),
  );
  expect(slow.map(({ detail }) => detail)).toEqual([]);
});
