/** As plans.test.ts, on PostgreSQL. */
import { Client } from "pg";
import { disconnect } from "@/lib/db";
import { prepare } from "@/lib/prepare";
import { longRoom, longRoomSql, readings } from "@/tests/support/plans";
import { startPostgres } from "@/tests/support/postgres";

type Asked = { text: string; values: unknown[] };
const asked: Asked[] = [];
let postgres: Awaited<ReturnType<typeof startPostgres>>;
let file: Client;

beforeAll(async () => {
  postgres = await startPostgres();
  Object.assign(process.env, { DATABASE_URL: postgres.url, LOG_LEVEL: "silent" });
  await prepare();
  file = new Client({ connectionString: postgres.url });
  await file.connect();
  const numbers = `generate_series(1, ${longRoom.messages}) AS numbers(n)`;
  for (const sql of longRoomSql(numbers)) await file.query(sql);
  const original = Client.prototype.query as (...args: unknown[]) => unknown;
  jest.spyOn(Client.prototype, "query").mockImplementation(function (this: never, ...args) {
    const [question, values] = args as unknown as [string | Asked, unknown[]?];
    const { text, values: own = values } =
      typeof question === "string" ? { text: question } : question;
    asked.push({ text, values: own ?? [] });
    return original.apply(this, args) as never;
  });
}, 60_000);
afterAll(async () => {
  jest.restoreAllMocks();
  await disconnect();
  await file.end();
  await postgres.stop();
});

test.each(Object.entries(readings))("%s", async (_what, read) => {
  asked.length = 0;
  await read({ kind: "person", userId: longRoom.userId });
  const questions = asked.filter(({ text }) => /^\s*SELECT/i.test(text));
  expect(questions.length).toBeGreaterThan(0);
  expect(questions.length).toBeLessThan(13);
  const plans = await Promise.all(
    questions.map(async ({ text, values }) => {
      const { rows } = await file.query(`EXPLAIN ${text}`, values);
      return rows.map((row) => row["QUERY PLAN"]).join("\n");
    }),
  );
  expect(plans.filter((plan) => plan.includes("Seq Scan"))).toEqual([]);
  // Those on one page are few.
  const sorted = plans.filter((plan) => plan.includes("Sort Key") && !plan.includes("Reaction"));
  expect(sorted).toEqual([]);
});
