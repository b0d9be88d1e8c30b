/** The administration at both sizes: found from the menu, readable, and not there for others. */
import type { Browser, Locator } from "playwright-core";
import type { RoomView } from "@/lib/contract/views";
import { logInAdmin } from "@/tests/support/admin";
import { type AdminWorld, giveUpJob, makeAdminWorld } from "@/tests/support/admin-world";
import { seriousFindings } from "@/tests/support/axe";
import { launchBrowser, openWindow, sizes } from "@/tests/support/browser";
import { crowdAt, logIn, people } from "@/tests/support/people";
import { makeRoom } from "@/tests/support/rooms";
import { sharedServer } from "@/tests/support/shared-server";
import { until } from "@/tests/support/timing";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const everySize = Object.keys(sizes) as (keyof typeof sizes)[];
const sideways = "document.documentElement.scrollWidth > innerWidth";

/** What each screen is called, and where it is in a world. */
const screens: [heading: RegExp, path: (world: AdminWorld) => string][] = [
  [/^Users$/, () => "users"],
  [/^Rooms$/, () => "rooms"],
  [/^Memberships$/, () => "memberships"],
  [/^Messages$/, () => "messages"],
  [/^Invitations$/, () => "invitations"],
  [/^Jobs$/, () => "jobs"],
  [/^Audit$/, () => "audit"],
  [/^Users$/, () => "users?q=nobody-of-this-name"],
  [/^Bo Lindqvist$/, ({ member }) => `users/${member.id}`],
  [/^Kitchen \w+$/, ({ room }) => `rooms/${room.id}`],
  [/^Bo Lindqvist in/, ({ room, member }) => `memberships/${room.id}/${member.id}`],
  [/^Message$/, ({ messageId }) => `messages/${messageId}`],
];

describe.each(everySize)("%s", (size) => {
  let world: AdminWorld;
  let window: Awaited<ReturnType<typeof openWindow>>;
  beforeAll(async () => {
    world = await makeAdminWorld();
    const { admin, member } = world;
    const path = `/admin/users/${member.id}`;
    await admin.visitor.submit(path, { reason: "Asked for it" }, { button: "Deactivate account" });
    window = await openWindow(browser, sharedServer(), { size, as: admin.visitor });
  });

  test.each(screens)("%s is readable and fits", async (name, path) => {
    const { page, problems } = window;
    await page.goto(`/admin/${path(world)}`);
    await page.getByRole("heading", { level: 1, name }).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    expect(await page.evaluate(sideways)).toBe(false);
    expect(problems).toEqual([]);
  });
});

test.each(everySize)("%s: from a list to a deed to its entry in the audit", async (size) => {
  const { admin, member, room } = await makeAdminWorld();
  const word = `Zz${room.name.slice(-8)}`;
  const crowd = Array.from({ length: 52 }, () => ({ firstName: "Kim", lastName: word }));
  const last = (await crowdAt(sharedServer(), crowd)).map(({ email }) => email).sort()[0] ?? "";
  const as = admin.visitor;
  const { page, problems } = await openWindow(browser, sharedServer(), { size, as });
  /** Opens the rest of a card, where rows are cards. */
  const more = async (row: Locator) => {
    if (size === "phone") await row.getByText("More").click();
  };

  await page.goto("/admin/users");
  await page.getByLabel("Name or e-mail").fill(word);
  await page.getByRole("button", { name: "Filter" }).click();
  const rows = page.locator("tbody tr");
  await until(async () => (await rows.count()) === 50);
  const byEmail = page.getByRole("link", { name: "E-mail", exact: true });
  await byEmail.click();
  await page.locator("th[aria-sort=ascending]", { hasText: "E-mail" }).waitFor();
  await byEmail.click();
  await page.locator("th[aria-sort=descending]", { hasText: "E-mail" }).waitFor();
  await page.getByRole("link", { name: "Next page" }).click();
  await until(async () => (await rows.count()) === 2);
  const row = rows.filter({ hasText: last });
  await more(row);
  await row.getByText("Active").waitFor();

  await row.getByRole("link").click();
  await page.getByRole("button", { name: "Deactivate" }).click();
  const question = page.getByRole("dialog", { name: `Deactivate Kim ${word}?` });
  await question.getByLabel("Reason").fill("Left the school");
  await question.getByRole("button", { name: "Deactivate" }).click();
  await page.getByText("Done: Deactivated.").waitFor();

  await page.goto(`/admin/messages?q=${encodeURIComponent(room.name)}`);
  const message = rows.filter({ hasText: "Hidden" }).first();
  await message.getByRole("link", { name: `by ${member.name}` }).click();
  await page.getByRole("button", { name: "View with reason" }).click();
  const reading = page.getByRole("dialog", { name: `Read a message of ${member.name}` });
  await reading.getByLabel("Reason").fill(`A parent of ${word} asked`);
  await reading.getByRole("button", { name: "View" }).click();
  await page.getByText("the secret of the soup").waitFor();

  await page.goto("/admin/audit");
  const entry = rows.filter({ hasText: `A parent of ${word} asked` });
  await entry.getByText("Read a message", { exact: true }).waitFor();
  await more(entry);
  await entry.getByText(`reason: A parent of ${word} asked`).waitFor();
  await page.getByLabel("What", { exact: true }).selectOption({ label: "Deactivated" });
  await page.getByRole("button", { name: "Filter" }).click();
  const closed = rows.filter({ hasText: `Kim ${word}` });
  await more(closed);
  await closed.getByText("reason: Left the school").waitFor();
  expect(problems).toEqual([]);
});

test.each(everySize)("an administrator tidies up (%s)", async (size) => {
  const { reason } = giveUpJob();
  const admin = await logInAdmin(sharedServer());
  const { page, problems } = await openWindow(browser, sharedServer(), { size, as: admin });
  await page.goto("/rooms");
  await page.getByRole("button", { name: "Menu" }).click();
  await page.getByRole("link", { name: "Admin" }).click();
  await page.getByRole("heading", { name: "Overview" }).waitFor();
  expect(await seriousFindings(page)).toEqual([]);

  await page.getByRole("link", { name: "See why and try again." }).click();
  await page.getByRole("heading", { name: "Jobs" }).waitFor();
  expect(await seriousFindings(page)).toEqual([]);
  expect(await page.evaluate(sideways)).toBe(false);
  const row = page.locator("tr", { hasText: reason });
  if (size === "phone") await row.getByText("More").click();
  await row.getByRole("button", { name: "Delete" }).click();
  await page.getByRole("button", { name: "Delete job" }).click();
  await row.waitFor({ state: "detached" });
  expect(problems).toEqual([]);
});

test.each(everySize)("an account is deleted, asking all it has to (%s)", async (size) => {
  const { ada, bo } = await people("ada", "bo");
  const room = await makeRoom(ada, { name: "Sauna" }, [bo]);
  const as = await logInAdmin(sharedServer());
  const { page, problems } = await openWindow(browser, sharedServer(), { size, as });
  await page.goto(`/admin/users/${ada.id}`);
  const question = page.getByRole("dialog", { name: "Delete the account of Ada Lovelace?" });
  const reason = question.getByLabel("Reason (goes into the audit)");
  await page.getByRole("button", { name: "Delete account" }).click();
  await reason.waitFor();
  await question.getByLabel("Messages").selectOption("delete");
  await question.getByLabel("The room of Ada Lovelace, Sauna").selectOption("handOver");
  expect(await seriousFindings(page)).toEqual([]);
  await question.getByRole("button", { name: "Delete account" }).click();
  await question.getByText("Say why. It goes into the audit.").waitFor();
  expect(await question.getByLabel("Messages").inputValue()).toBe("delete");

  await reason.fill("Left the school");
  await question.getByRole("button", { name: "Delete account" }).click();
  await page.getByText("Done: Deleted the account.").waitFor();
  expect(await seriousFindings(page)).toEqual([]);
  const { body } = await bo.api.call<RoomView>("GET", `/rooms/${room.id}`);
  expect(body.role).toBe("owner");
  expect(problems).toEqual([]);
});

test("a member finds no such page, and no link to it", async () => {
  const { ada } = await people("ada");
  const expected = [/404/];
  const as = await logIn(sharedServer(), ada);
  const { page, problems } = await openWindow(browser, sharedServer(), { as, expected });
  await page.goto("/rooms");
  await page.getByRole("button", { name: "Menu" }).click();
  await page.getByRole("button", { name: "Log out" }).waitFor();
  expect(await page.getByRole("link", { name: "Admin" }).count()).toBe(0);
  await page.goto("/admin/jobs");
  await page.getByRole("heading", { name: "Nothing here" }).waitFor();
  expect(problems).toEqual([]);
});
