/** /admin: for administrators; to everybody else it is not there. */
import { randomUUID } from "node:crypto";
import { logInAdmin } from "@/tests/support/admin";
import { change, rowsIn, storedTime } from "@/tests/support/database";
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

describe("the list of jobs", () => {
  const dead = { mail: 55, preview: 3, "account:retell": 2 };
  const word = randomUUID();
  beforeAll(() => {
    const insert = `INSERT INTO "Job" ("id", "kind", "payload", "state", "attempts", "runAt", "lastError")
      VALUES (?, ?, '', 'dead', ?, ?, ?)`;
    let n = 0;
    for (const [kind, count] of Object.entries(dead)) {
      for (let left = count; left > 0; left--, n++) {
        const at = storedTime(Date.UTC(2026, 0, 1, 0, 0, 60 - n));
        change(sharedServer(), insert, randomUUID(), kind, n % 7, at, `${word} went wrong ${n}.`);
      }
    }
  });
  afterAll(() => {
    change(sharedServer(), `DELETE FROM "Job" WHERE "lastError" LIKE ?`, `${word}%`);
  });

  /** The rows of all pages, each with its number and how often it was tried. */
  async function rowsAt(path: string): Promise<{ pages: number; rows: [number, number][] }> {
    const admin = await logInAdmin(sharedServer());
    const rows: [number, number][] = [];
    for (let at: string | undefined = path, pages = 1; ; pages++) {
      const html: string = await (await admin.fetch(at)).text();
      const found = html.matchAll(/ went wrong (\d+)\.<\/td>.*?data-label="Tries">(\d+)</gs);
      for (const [, n, tries] of found) rows.push([Number(n), Number(tries)]);
      at = /href="([^"]*after=[^"]*)"[^>]*>Next page/.exec(html)?.[1]?.replaceAll("&amp;", "&");
      if (!at) return { pages, rows };
    }
  }

  const down = (a: number, b: number) => b - a;
  test.each([
    ["what was given up, by when it is tried", "", 60, ([n]: number[]) => n ?? 0, down],
    [
      "by tries, most first",
      "&sort=tries&order=desc",
      60,
      ([, tries]: number[]) => tries ?? 0,
      down,
    ],
    ["by the next try, last first", "&sort=next&order=desc", 60, ([n]: number[]) => n ?? 0, null],
    ["of one kind", "&verb=preview", 3, ([n]: number[]) => n ?? 0, down],
  ] as const)("%s", async (_, more, count, key, order) => {
    const { pages, rows } = await rowsAt(`/admin/jobs?q=${word}${more}`);
    expect(pages).toBe(count > 50 ? 2 : 1);
    expect(new Set(rows.map(([n]) => n)).size).toBe(count);
    const keys = rows.map(key);
    expect(keys).toEqual(keys.toSorted(order ?? ((a, b) => a - b)));
  });

  test("by kind, each in words", async () => {
    const admin = await logInAdmin(sharedServer());
    const path = `/admin/jobs?q=${word}&sort=kind`;
    const html = await (await admin.fetch(path)).text();
    const [, body = ""] = html.split("<tbody>");
    expect(body).toContain("Telling rooms of an account that went or came back");
    expect(body).not.toMatch(/<td>(preview|account:retell|mail)/);
    const last = await (await admin.fetch(`${path}&order=desc`)).text();
    expect(last.split("<tbody>")[1]).toContain("<td>Preview of a link");
  });

  test("who deletes one comes back to the same page of it", async () => {
    const admin = await logInAdmin(sharedServer());
    const first = `/admin/jobs?q=${word}&sort=tries`;
    const html = await (await admin.fetch(first)).text();
    const next = /href="([^"]*after=[^"]*)"[^>]*>Next page/
      .exec(html)?.[1]
      ?.replaceAll("&amp;", "&");
    const answer = await admin.submit(next ?? "", {}, { button: "Delete job" });
    expect(answer.headers.get("location")).toBe(`${next}&done=job.delete`);
    const after = await (await admin.fetch(answer.headers.get("location") ?? "")).text();
    expect(after).toContain("Done: Deleted a job.");
  });
});
