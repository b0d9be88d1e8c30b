/** Links that were mailed: used by many at once, after their time, or by somebody else. */
import { join } from "node:path";
import Database from "better-sqlite3";
import { mailTo, pathIn } from "@/tests/support/mailbox";
import { logIn, type Person, people, signUp } from "@/tests/support/people";
import { sharedServer } from "@/tests/support/shared-server";
import { together } from "@/tests/support/timing";
import { Visitor } from "@/tests/support/visitor";

const gone = "This link no longer works";
const stranger = () => new Visitor(sharedServer());
const tokenIn = (path: string) => path.split("/").at(-1) ?? "";
const press = (path: string, visitor = stranger()) =>
  visitor.submit(path, { token: tokenIn(path) });
const isVerified = async (visitor: Visitor) =>
  (await visitor.call<{ emailVerified: boolean }>("GET", "/me")).body.emailVerified;

async function verifyLink() {
  await people("ada");
  const { visitor, email } = await signUp(sharedServer(), { firstName: "Gita", lastName: "Sen" });
  const path = pathIn(await mailTo(sharedServer(), email, "Verify your e-mail"));
  return { visitor, email, path };
}

async function resetLink({ email }: Person): Promise<string> {
  await stranger().submit("/forgot", { email });
  return pathIn(await mailTo(sharedServer(), email, "Choose a new password"));
}

async function changeLink(person: Person, email: string): Promise<string> {
  const browser = await logIn(sharedServer(), person);
  await browser.submit("/settings", { email, presentPassword: person.password });
  return pathIn(await mailTo(sharedServer(), email, "Verify your new e-mail"));
}

/** Moves the end of every link to `email` into the past. */
function expire(email: string): void {
  const database = new Database(join(sharedServer().dataDir, "hearth.db"));
  const past = new Date(Date.now() - 1_000).toISOString().replace("Z", "+00:00");
  const { changes } = database
    .prepare(`UPDATE "VerificationToken" SET "expiresAt" = ? WHERE "email" = ?`)
    .run(past, email);
  database.close();
  expect(changes).toBeGreaterThan(0);
}

/** A form on a page that has none for a dead link: sent all the same, as it was seen before. */
async function pressAsSeen(path: string, before: () => void): Promise<string> {
  const visitor = stranger();
  const fetched = visitor.fetch.bind(visitor);
  const page = await fetched(path);
  before();
  jest.spyOn(visitor, "fetch").mockImplementationOnce(async () => page);
  return (await press(path, visitor)).text();
}

test("twenty who choose a password by one link: one of them has", async () => {
  const { ada } = await people("ada");
  const path = await resetLink(ada);
  const chosen = Array.from({ length: 20 }, (_, n) => `quite new evening ${n}`);
  const visitors = await Promise.all(
    chosen.map(async () => {
      const visitor = stranger();
      return { visitor, page: await (await visitor.fetch(path)).text() };
    }),
  );
  const answers = await together(20, async (n) => {
    const { visitor, page } = visitors[n] ?? { visitor: stranger(), page: "" };
    jest.spyOn(visitor, "fetch").mockImplementationOnce(async () => new Response(page));
    const password = chosen[n] ?? "";
    const fields = { token: tokenIn(path), password, repeatPassword: password };
    return visitor.submit(path, fields);
  });
  const winners = answers.flatMap(({ status }, n) => (status === 303 ? [n] : []));
  expect(winners).toHaveLength(1);
  const tries = await Promise.all(
    chosen.map((password) => stranger().submit("/login", { email: ada.email, password })),
  );
  expect(tries.flatMap(({ status }, n) => (status === 303 ? [n] : []))).toEqual(winners);
});

test("twenty who verify by one link: it counts once", async () => {
  const { visitor, path } = await verifyLink();
  const pages = await Promise.all(
    Array.from({ length: 20 }, async () => (await stranger().fetch(path)).text()),
  );
  const answers = await together(20, async (n) => {
    const presser = stranger();
    jest.spyOn(presser, "fetch").mockImplementationOnce(async () => new Response(pages[n]));
    return (await press(path, presser)).text();
  });
  expect(answers.filter((html) => html.includes("Your e-mail is verified"))).toHaveLength(1);
  expect(answers.filter((html) => html.includes(gone))).toHaveLength(19);
  expect(await isVerified(visitor)).toBe(true);
});

test("after its time a link verifies nothing, also for who had the page open", async () => {
  const { visitor, email, path } = await verifyLink();
  expect(await pressAsSeen(path, () => expire(email))).toContain(gone);
  expect(await (await stranger().fetch(path)).text()).toContain(gone);
  expect(await isVerified(visitor)).toBe(false);
});

test("a new address counts only by its link, in its time; a scanner uses nothing up", async () => {
  const { ada, bo } = await people("ada", "bo");
  const addressOf = async ({ api }: Person) =>
    (await api.call<{ email: string }>("GET", "/me")).body.email;
  const late = ada.email.replace("ada", "ada-late");
  const path = await changeLink(ada, late);
  for (const method of ["GET", "HEAD"]) await stranger().fetch(path, { method });
  expect(await addressOf(ada)).toBe(ada.email);
  expect(await pressAsSeen(path, () => expire(late))).toContain(gone);
  expect(await addressOf(ada)).toBe(ada.email);

  // Whoever is signed in where it is opened: it is Ada's.
  const fresh = ada.email.replace("ada", "ada-new");
  await press(await changeLink(ada, fresh), await logIn(sharedServer(), bo));
  expect(await addressOf(ada)).toBe(fresh);
  expect(await addressOf(bo)).toBe(bo.email);
});
