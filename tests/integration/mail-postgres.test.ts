/** Two servers on one PostgreSQL: they share the work, and no mail goes out twice. */
import { runScript } from "@/tests/support/command";
import { startMailServer } from "@/tests/support/mail-server";
import { startPostgres } from "@/tests/support/postgres";
import { serverEnv, startServer } from "@/tests/support/server";
import { until } from "@/tests/support/timing";

test("every mail goes out once, whoever takes it", async () => {
  const [database, post] = await Promise.all([startPostgres(), startMailServer()]);
  const env = { DATABASE_URL: database.url, SMTP_URL: post.url };
  const one = await startServer({ env });
  const other = await startServer({ env, dataDir: one.dataDir });
  const readers = Array.from({ length: 6 }, (_, index) => `reader-${index}@example.org`);
  for (const to of readers) {
    const args = ["mail:test", "--to", to];
    const { code } = await runScript("scripts/hearth.mjs", args, serverEnv(one.dataDir, env));
    expect(code).toBe(0);
  }
  await until(() => post.mails.length >= readers.length, { timeoutMs: 20_000 });
  // Both finish what they have before they end.
  await other.stop();
  await one.stop();
  const got = post.mails.map(({ to }) => (Array.isArray(to) ? to[0] : to)?.text);
  expect(got.sort()).toEqual(readers);
  await database.stop();
});
