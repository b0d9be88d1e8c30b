/** Mail as its reader gets it: from a real SMTP server with moods, and from the outbox. */
import { randomBytes } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { simpleParser } from "mailparser";
import { logInAdmin } from "@/tests/support/admin";
import { hearthCommand } from "@/tests/support/command";
import { change, rowsIn } from "@/tests/support/database";
import { type MailServer, startMailServer } from "@/tests/support/mail-server";
import { startServer, type TestServer } from "@/tests/support/server";
import { sharedServer } from "@/tests/support/shared-server";
import { until } from "@/tests/support/timing";

let post: MailServer;
let server: TestServer;

beforeAll(async () => {
  post = await startMailServer();
  // A server that says nothing is given up sooner than by default.
  server = await startServer({ env: { SMTP_URL: `${post.url}?greetingTimeout=1500` } });
});
afterAll(async () => {
  await server.stop();
  await post.stop();
});

/** Has a mail sent to an address that no other test uses. */
async function askForMail({ dataDir }: { dataDir: string } = server): Promise<string> {
  const to = `reader-${randomBytes(4).toString("hex")}@example.org`;
  const { code, stderr } = await hearthCommand(dataDir, "mail:test", "--to", to);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  return to;
}

const addressees = (mails: MailServer["mails"]) =>
  mails.map(({ to }) => (Array.isArray(to) ? to[0] : to)?.text);
const timesGot = (to: string) => addressees(post.mails).filter((one) => one === to).length;
const arrival = (to: string, timeoutMs = 15_000) =>
  until(() => timesGot(to) > 0, { timeoutMs, what: `mail to ${to}` });

type JobRow = { id: string; state: string; attempts: number; lastError: string | null };

const jobs = () => rowsIn<JobRow>(server, `SELECT * FROM "Job"`);
const noJobs = () => until(() => jobs().length === 0, { what: "every job to be done" });

test("a mail arrives once, as text and as HTML, from this Hearth", async () => {
  const to = await askForMail();
  await arrival(to);
  await noJobs();
  const mail = post.mails.at(-1);
  expect(mail?.subject).toBe("Test from Hearth");
  expect(mail?.from?.text).toBe('"Hearth" <hearth@localhost>');
  expect(mail?.text).toContain("It arrived, so mail works.");
  expect(mail?.html).toContain("It arrived, so mail works.</p>");
  expect(mail?.headers.get("auto-submitted")).toBe("auto-generated");
  expect(timesGot(to)).toBe(1);
});

test.each(["hang up", 451, "silent"] as const)(
  "after a server that answers with %p it is tried again, and arrives once",
  async (mood) => {
    post.moods.push(mood);
    const to = await askForMail();
    await arrival(to, 30_000);
    await noJobs();
    expect(post.moods).toEqual([]);
    expect(timesGot(to)).toBe(1);
  },
);

test("what is refused for good is given up at once, with its reason, until someone tries again", async () => {
  post.moods.push(550);
  const to = await askForMail();
  const job = await until(() => jobs().find(({ state }) => state === "dead"));
  expect(job).toMatchObject({ attempts: 1, lastError: expect.stringContaining("550") });

  const admin = await logInAdmin(server);
  expect(await (await admin.fetch("/admin")).text()).toContain("could not be sent");
  const page = await (await admin.fetch("/admin/jobs")).text();
  expect(page).toContain("550 Not this one");
  expect(timesGot(to)).toBe(0);
  await admin.submit("/admin/jobs", { jobId: job.id });
  await arrival(to);
  await noJobs();
  expect(timesGot(to)).toBe(1);
});

test("the tenth failure is the last, and what was given up can be deleted", async () => {
  post.moods.push(...Array<number>(20).fill(451));
  await askForMail();
  const failed = () => jobs().find(({ state, attempts }) => state === "waiting" && attempts > 0);
  const { id } = await until(failed);
  change(server, `UPDATE "Job" SET "attempts" = 9 WHERE "id" = ?`, id);
  await until(() => jobs().some(({ state }) => state === "dead"));
  expect(jobs()).toMatchObject([{ id, attempts: 10 }]);
  post.moods.length = 0;

  const admin = await logInAdmin(server);
  await admin.submit("/admin/jobs", { jobId: id }, { button: "Delete" });
  expect(jobs()).toEqual([]);
});

test("a kill while the mail server has not confirmed loses nothing, and sends nothing done again", async () => {
  const done = await askForMail();
  await arrival(done);
  await noJobs();
  post.moods.push("hold");
  const to = await askForMail();
  const first = await until(() => post.held[0]);
  await server.kill();
  await server.restart();
  await arrival(to, 30_000);
  await noJobs();
  expect(timesGot(to)).toBe(1);
  expect(timesGot(done)).toBe(1);
  // By this whoever got both would know that they are one.
  expect(post.mails.at(-1)?.messageId).toBe(first.messageId);
});

test("links and sessions that are over are swept away, and only those", async () => {
  const admin = await logInAdmin(server);
  const [past, ahead] = ["2020-01-01T00:00:00.000+00:00", "2999-01-01T00:00:00.000+00:00"];
  const token = `INSERT INTO "VerificationToken" ("tokenHash", "purpose", "expiresAt") VALUES (?, 'verify', ?)`;
  change(server, token, "over", past);
  change(server, token, "works", ahead);
  const session = `INSERT INTO "Session" ("id", "userId", "device", "address", "lastSeenAt", "endedAt")
    SELECT ?, "id", '', '', CURRENT_TIMESTAMP, ? FROM "User" LIMIT 1`;
  change(server, session, "ended", past);
  await server.restart();
  const tokens = () => rowsIn(server, `SELECT "tokenHash" FROM "VerificationToken"`);
  await until(() => tokens().length === 1);
  expect(tokens()).toEqual([{ tokenHash: "works" }]);
  expect(rowsIn(server, `SELECT * FROM "Session" WHERE "id" = 'ended'`)).toEqual([]);
  expect((await admin.call("GET", "/me")).status).toBe(200);
});

test("without SMTP_URL a mail is a file in the outbox that only this user can read", async () => {
  const folder = join(sharedServer().dataDir, "outbox");
  const to = await askForMail(sharedServer());
  // Until it is whole, a file has another name.
  const files = () =>
    existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".eml")) : [];
  const find = () => files().find((name) => readFileSync(join(folder, name), "utf8").includes(to));
  const path = join(folder, await until(find));
  expect(path).toMatch(/\/\d{8}T\d{6}Z-[\w-]+\.eml$/);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  const mail = await simpleParser(readFileSync(path));
  expect(addressees([mail])).toEqual([to]);
  expect(mail.text).toContain("It arrived");
  expect(mail.html).toContain("It arrived");
});

test("an address that is none is refused, and nothing is stored", async () => {
  const { code, stderr } = await hearthCommand(server.dataDir, "mail:test", "--to", "a@b.c, d");
  expect(code).toBe(1);
  expect(stderr).toContain("Type an e-mail address");
  expect(jobs()).toEqual([]);
});
