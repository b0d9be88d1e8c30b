/** Logging in with two steps: what lets somebody in, and all that does not. */
import { alertOf } from "@/tests/support/alert";
import { mailTo, pathIn } from "@/tests/support/mailbox";
import { people, peopleAt } from "@/tests/support/people";
import { startServer } from "@/tests/support/server";
import { sharedServer } from "@/tests/support/shared-server";
import { closeSockets, openSocket } from "@/tests/support/sockets";
import { together } from "@/tests/support/timing";
import {
  appCode,
  halfIn,
  sealedHalfIn,
  storedAccount,
  turnOnTwoStep,
} from "@/tests/support/two-step";
import { Visitor } from "@/tests/support/visitor";

afterEach(closeSockets);

const place = sharedServer();
const byRecovery = "/login/code?by=recovery";
const isIn = async (visitor: Visitor) => (await visitor.call("GET", "/me")).status === 200;

test("the code follows the password and leads where one was going", async () => {
  const { ada } = await people("ada");
  const { key } = await turnOnTwoStep(place, ada);
  const { visitor, codePage } = await halfIn(place, ada, "/join/some-code");
  expect(codePage).toContain("/login/code?next=%2Fjoin%2Fsome-code");
  const page = await (await visitor.fetch(codePage)).text();
  expect(page).toContain("Enter the 6-digit code from your app.");

  const spaced = appCode(key).replace(/^(...)/, "$1 ");
  const entered = await visitor.submit(codePage, { code: spaced });
  expect(entered.headers.get("location")).toContain("/join/some-code");
  expect(await isIn(visitor)).toBe(true);
  expect(visitor.cookies.entries().map(([name]) => name)).not.toContain("hearth.half-in");
});

test("who is half in is nobody: in pages, in the API and at sockets", async () => {
  const { ada } = await people("ada");
  await turnOnTwoStep(place, ada);
  const before = storedAccount(place, ada);
  const { visitor } = await halfIn(place, ada);
  expect(storedAccount(place, ada)).toEqual(before);
  expect(await isIn(visitor)).toBe(false);
  const { status, headers } = await visitor.fetch("/settings");
  expect([status, headers.get("location")]).toEqual([307, expect.stringContaining("/login")]);
  const cookie = visitor.cookies.header();
  await expect(openSocket(place, { cookie })).rejects.toMatchObject({
    data: { code: "unauthenticated" },
  });
  // Under the session's name it is none either.
  const [, half = ""] = visitor.cookies.entries().find(([name]) => name === "hearth.half-in") ?? [];
  const disguised = new Visitor(place);
  disguised.cookies.keep([`authjs.session-token=${half}`]);
  expect(await isIn(disguised)).toBe(false);
});

test("a code works once, and then neither do the ones before it", async () => {
  const { ada } = await people("ada");
  const { key } = await turnOnTwoStep(place, ada);
  const [earlier, code] = [appCode(key, -1), appCode(key)];
  const { visitor } = await halfIn(place, ada);
  expect((await visitor.submit("/login/code", { code })).status).toBe(303);

  const other = await halfIn(place, ada);
  const before = storedAccount(place, ada);
  for (const used of [code, earlier, appCode(key, -4), appCode(key, 4), "000 0000"]) {
    const refused = await other.visitor.submit("/login/code", { code: used });
    expect(await alertOf(refused)).toMatch(/That code is not right|Type the 6 digits/);
  }
  expect(storedAccount(place, ada)).toEqual(before);
  expect(await isIn(other.visitor)).toBe(false);
});

test("of many at once with one code, the app's or a recovery code, one gets in", async () => {
  const { ada } = await people("ada");
  const { key, recoveryCodes } = await turnOnTwoStep(place, ada);
  const tries: [string, Record<string, string>][] = [
    ["/login/code", { code: appCode(key) }],
    [byRecovery, { recoveryCode: recoveryCodes[0] ?? "" }],
  ];
  for (const [path, fields] of tries) {
    const halves = await Promise.all(Array.from({ length: 5 }, () => halfIn(place, ada)));
    const answers = await together(5, async (n) => halves[n]?.visitor.submit(path, fields));
    expect(answers.filter((answer) => answer?.status === 303)).toHaveLength(1);
  }
});

test("a recovery code works once, however it is written, and its use is told by mail", async () => {
  const { ada } = await people("ada");
  const { recoveryCodes } = await turnOnTwoStep(place, ada);
  const [code = "", next = ""] = recoveryCodes;
  const { visitor } = await halfIn(place, ada);
  const written = ` ${code.toUpperCase().replaceAll("-", " ").replaceAll("0", "O")} `;
  const entered = await visitor.submit(byRecovery, { recoveryCode: written });
  expect(entered.status).toBe(303);
  expect(await isIn(visitor)).toBe(true);
  const mail = await mailTo(place, ada.email, "A recovery code was used");
  expect(mail.text).toContain("You have 9 left.");

  const other = await halfIn(place, ada);
  const before = storedAccount(place, ada);
  for (const recoveryCode of [code, "0000-0000-0000-0000", "short"]) {
    const refused = await other.visitor.submit(byRecovery, { recoveryCode });
    expect(await alertOf(refused)).toMatch(/none of your recovery codes|all 16 characters/);
  }
  expect(storedAccount(place, ada)).toEqual(before);
  expect((await other.visitor.submit(byRecovery, { recoveryCode: next })).status).toBe(303);
});

test("half an entrance that is missing, forged or another person's opens nothing", async () => {
  const { ada, bo } = await people("ada", "bo");
  const { key, recoveryCodes } = await turnOnTwoStep(place, ada);
  await turnOnTwoStep(place, bo);
  const { visitor: seenBy } = await halfIn(place, ada);
  const { visitor: asBo } = await halfIn(place, bo);
  const before = storedAccount(place, ada);

  const stranger = new Visitor(place);
  const forged = new Visitor(place);
  forged.cookies.keep([`hearth.half-in=${"A".repeat(120)}`]);
  for (const visitor of [stranger, forged]) {
    expect((await visitor.fetch("/login/code")).headers.get("location")).toMatch(/\/login$/);
    const refused = await visitor.submit("/login/code", { code: appCode(key) }, { seenBy });
    expect(refused.headers.get("location")).toMatch(/\/login$/);
    expect(await isIn(visitor)).toBe(false);
  }
  expect(await alertOf(await asBo.submit("/login/code", { code: appCode(key) }))).toBeDefined();
  const [recoveryCode = ""] = recoveryCodes;
  expect(await alertOf(await asBo.submit(byRecovery, { recoveryCode }))).toBeDefined();
  expect(storedAccount(place, ada)).toEqual(before);
  expect(await isIn(asBo)).toBe(false);
});

test("half an entrance ends after ten minutes, whatever the browser keeps", async () => {
  const { ada } = await people("ada");
  const { key } = await turnOnTwoStep(place, ada);
  const { visitor: seenBy } = await halfIn(place, ada);
  const kept = (endsAt: number) => {
    const visitor = new Visitor(place);
    visitor.cookies.keep([`hearth.half-in=${sealedHalfIn(place, ada, endsAt)}`]);
    return visitor;
  };
  const before = storedAccount(place, ada);
  const late = kept(Date.now() - 1);
  const refused = await late.submit("/login/code", { code: appCode(key) }, { seenBy });
  expect(refused.headers.get("location")).toMatch(/\/login$/);
  expect(storedAccount(place, ada)).toEqual(before);

  const inTime = kept(Date.now() + 60_000);
  expect((await inTime.submit("/login/code", { code: appCode(key) })).status).toBe(303);
});

test("a password changed meanwhile makes half an entrance worthless", async () => {
  const { ada } = await people("ada");
  const { visitor: owner, key } = await turnOnTwoStep(place, ada);
  const { visitor } = await halfIn(place, ada);
  const seenBy = (await halfIn(place, ada)).visitor;
  const newPassword = "another quiet evening";
  const passwords = { newPassword, repeatPassword: newPassword };
  await owner.submit("/settings", { presentPassword: ada.password, ...passwords });
  const before = storedAccount(place, ada);
  const refused = await visitor.submit("/login/code", { code: appCode(key) }, { seenBy });
  expect(await alertOf(refused)).toContain("Log in again.");
  expect(storedAccount(place, ada)).toEqual(before);
  const fresh = await halfIn(place, { ...ada, password: newPassword });
  expect((await fresh.visitor.submit("/login/code", { code: appCode(key) })).status).toBe(303);
});

test("a reset link is one step too", async () => {
  const { ada } = await people("ada");
  const { key } = await turnOnTwoStep(place, ada);
  const visitor = new Visitor(place);
  await visitor.submit("/forgot", { email: ada.email });
  const path = pathIn(await mailTo(place, ada.email, "Choose a new password"));
  const password = "a quite new evening";
  const done = await visitor.submit(path, { password, repeatPassword: password });
  const codePage = done.headers.get("location") ?? "";
  expect(codePage).toContain("/login/code");
  expect(await isIn(visitor)).toBe(false);
  const entered = await visitor.submit(codePage, { code: appCode(key) });
  expect(entered.headers.get("location")).toContain("/settings?changed=password#sessions");
  expect(await isIn(visitor)).toBe(true);
});

test("a bearer token stays as it is", async () => {
  const { ada } = await people("ada");
  await turnOnTwoStep(place, ada);
  expect((await ada.api.call("GET", "/me")).status).toBe(200);
});

test("after five wrong codes nobody tries a sixth, from whatever address", async () => {
  const server = await startServer({ env: { RATE_LIMITS: "on", TRUST_PROXY: "1" } });
  const { ada, bo } = await peopleAt(server, "ada", "bo");
  const { key, recoveryCodes } = await turnOnTwoStep(server, ada);
  await turnOnTwoStep(server, bo);
  const { visitor } = await halfIn(server, ada);
  const before = storedAccount(server, ada);
  for (let tries = 0; tries < 5; tries++) {
    const refused = await visitor.submit("/login/code", { code: appCode(key, 5 + tries) });
    expect(await alertOf(refused)).toContain("That code is not right.");
  }
  const other = await halfIn(server, ada);
  const right = await other.visitor.submit("/login/code", { code: appCode(key) });
  expect(await alertOf(right)).toContain("Too many attempts");
  const [recoveryCode = ""] = recoveryCodes;
  const saved = await other.visitor.submit(byRecovery, { recoveryCode });
  expect(await alertOf(saved)).toContain("Too many attempts");
  expect(storedAccount(server, ada)).toEqual(before);
  await server.stop();
});
