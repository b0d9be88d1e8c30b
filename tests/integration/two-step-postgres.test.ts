/** Two-step sign-in on PostgreSQL: codes count once there, too, however many come at once. */
import { alertOf } from "@/tests/support/alert";
import { peopleAt } from "@/tests/support/people";
import { startPostgres } from "@/tests/support/postgres";
import { startServer, type TestServer } from "@/tests/support/server";
import { together } from "@/tests/support/timing";
import { appCode, beginTwoStep, codesIn, halfIn } from "@/tests/support/two-step";

let postgres: Awaited<ReturnType<typeof startPostgres>>;
let server: TestServer;
beforeAll(async () => {
  postgres = await startPostgres();
  server = await startServer({ env: { DATABASE_URL: postgres.url } });
});
afterAll(async () => {
  await server.stop();
  await postgres.stop();
});

test("a code of the app and a recovery code let one in of five at once", async () => {
  const { ada } = await peopleAt(server, "ada");
  const { visitor, key } = await beginTwoStep(server, ada);
  const on = await visitor.submit("/settings", { code: appCode(key) }, { button: "Turn on" });
  const [recoveryCode = ""] = codesIn(await on.text());

  // The next one of the app: the present one was used to turn it on.
  const tries = [
    ["/login/code", { code: appCode(key, 1) }],
    ["/login/code?by=recovery", { recoveryCode }],
  ] as const;
  for (const [path, fields] of tries) {
    const halves = await Promise.all(Array.from({ length: 5 }, () => halfIn(server, ada)));
    const answers = await together(5, async (n) => halves[n]?.visitor.submit(path, fields));
    expect(answers.filter((answer) => answer?.status === 303)).toHaveLength(1);
    for (const answer of answers) {
      if (answer?.status === 200) expect(await alertOf(answer)).toBeDefined();
    }
  }
  expect(await (await visitor.fetch("/settings")).text()).toContain("9 recovery codes left.");

  const off = { presentPassword: ada.password, code: "nonsense" };
  expect(
    await alertOf(await visitor.submit("/settings", off, { button: "Turn off" })),
  ).toBeDefined();
});
