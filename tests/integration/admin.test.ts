/** /admin: for administrators; to everybody else it is not there. */
import { randomUUID } from "node:crypto";
import { logInAdmin } from "@/tests/support/admin";
import { change, rowsIn } from "@/tests/support/database";
import { logIn, people } from "@/tests/support/people";
import { sharedServer } from "@/tests/support/shared-server";
import { until } from "@/tests/support/timing";
import { Visitor } from "@/tests/support/visitor";

// Whoever comes first to a Hearth is an administrator.
beforeAll(() => logInAdmin(sharedServer()));

/** A job that was given up, as a dead mail server leaves it. */
function giveUpJob(): { id: string; find(): unknown } {
  const id = randomUUID();
  const insert = `INSERT INTO "Job" ("id", "kind", "payload", "state", "attempts", "lastError")
    VALUES (?, 'mail', 'sealed', 'dead', 10, '<b>421 Too busy</b>')`;
  change(sharedServer(), insert, id);
  const find = () => rowsIn(sharedServer(), `SELECT * FROM "Job" WHERE "id" = ?`, id)[0];
  return { id, find };
}

const titleOf = (html: string) => html.match(/<title>.*?<\/title>/s)?.[0];

test.each(["/admin", "/admin/jobs"])(
  "%s is the page for what is missing, to strangers and to members",
  async (path) => {
    const { ada } = await people("ada");
    for (const visitor of [new Visitor(sharedServer()), await logIn(sharedServer(), ada)]) {
      const missing = await visitor.fetch("/no-such-page");
      const page = await visitor.fetch(path);
      expect([page.status, missing.status]).toEqual([404, 404]);
      const html = await page.text();
      expect(titleOf(html)).toBe(titleOf(await missing.text()));
      expect(html).not.toMatch(/Jobs|Overview/);
    }
  },
);

test("an administrator sees what was given up and why, never what it carries", async () => {
  const { id } = giveUpJob();
  const admin = await logInAdmin(sharedServer());
  const html = await (await admin.fetch("/admin/jobs")).text();
  expect(html).toContain(id);
  expect(html).toContain("&lt;b&gt;421 Too busy");
  expect(html).not.toContain("sealed");
  const overview = await (await admin.fetch("/admin")).text();
  expect(overview).toContain(`${sharedServer().dataDir}/outbox`);
  expect(overview).toContain("could not be sent");
  await admin.submit("/admin/jobs", { jobId: id }, { button: "Delete" });
});

test.each(["Try again", "Delete"])("“%s” does nothing for a member", async (button) => {
  const { id, find } = giveUpJob();
  const before = find();
  const { ada } = await people("ada");
  const admin = await logInAdmin(sharedServer());
  const member = await logIn(sharedServer(), ada);
  await member.submit("/admin/jobs", { jobId: id }, { button, seenBy: admin });
  expect(find()).toEqual(before);
  await admin.submit("/admin/jobs", { jobId: id }, { button: "Delete" });
  expect(find()).toBeUndefined();
});

test("what is stored under another secret is given up with that reason when tried again", async () => {
  const { id, find } = giveUpJob();
  const admin = await logInAdmin(sharedServer());
  await admin.submit("/admin/jobs", { jobId: id }, { button: "Try again" });
  const page = async () => (await admin.fetch("/admin/jobs")).text();
  await until(async () => (await page()).includes("stored under another AUTH_SECRET"));
  expect(find()).toMatchObject({ state: "dead", attempts: 1 });
  await admin.submit("/admin/jobs", { jobId: id }, { button: "Delete" });
});
