/** Queueing for a full room on screen: by link, by the list of open rooms, and without scripts. */
import type { Browser, Page } from "playwright-core";
import { seriousFindings } from "@/tests/support/axe";
import { launchBrowser, openWindow, sizes } from "@/tests/support/browser";
import { composerOf, sees } from "@/tests/support/journeys";
import { logIn, type Person, people } from "@/tests/support/people";
import { makeRoom } from "@/tests/support/rooms";
import { sharedServer } from "@/tests/support/shared-server";
import { codeOf, membersOf, queueFor } from "@/tests/support/waitlist";

type Size = keyof typeof sizes;
const everySize = Object.keys(sizes) as Size[];

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

async function windowOf(person: Person, path: string, wishes: { size?: Size } = {}) {
  const as = await logIn(sharedServer(), person);
  const window = await openWindow(browser, sharedServer(), { as, ...wishes });
  await window.page.goto(path);
  return window;
}

const rowOf = (page: Page, name: string) => page.getByRole("button", { name: `Decline ${name}` });
const waitlist = (page: Page) => page.getByRole("region", { name: "Waitlist" });

test.each(everySize)("%s: by link into the line, and from it into the room", async (size) => {
  const { ada, bo, cleo, dipa } = await people("ada", "bo", "cleo", "dipa");
  const { id } = await makeRoom(ada, { name: "Kitchen", memberLimit: 2 }, [bo]);
  const link = `/join/${await codeOf(ada, id)}`;
  const hers = await windowOf(ada, `/rooms/${id}/settings#waitlist`, { size });
  await waitlist(hers.page).getByText("Nobody waits for a seat.").waitFor();

  const guests = [];
  for (const [person, place] of [[cleo, "1st"] as const, [dipa, "2nd"] as const]) {
    const window = await windowOf(person, link, { size });
    await window.page.getByText("This room is full: 2 of 2 seats.").waitFor();
    await window.page.getByRole("button", { name: "Join the waitlist" }).click();
    const words = `You are ${place} in line. We will tell you when a seat is free.`;
    await window.page.getByText(words).waitFor();
    expect(await seriousFindings(window.page)).toEqual([]);
    await rowOf(hers.page, person.name).waitFor();
    guests.push(window);
  }
  const [first, second] = guests.map(({ page }) => page) as [Page, Page];
  expect(await seriousFindings(hers.page)).toEqual([]);

  await bo.api.call("POST", `/rooms/${id}/leave`);
  await composerOf(first, "Kitchen").waitFor();
  await second.getByText("You are 1st in line.").waitFor();
  await rowOf(hers.page, cleo.name).waitFor({ state: "detached" });

  await waitlist(hers.page).getByRole("button", { name: "Let in Dipa Rahman" }).click();
  const question = hers.page.getByRole("dialog", { name: "Add a seat for Dipa Rahman?" });
  await question.getByText("All 2 seats are taken. Kitchen gets 3.").waitFor();
  expect(await seriousFindings(hers.page)).toEqual([]);
  await question.getByRole("button", { name: "Add a seat and let Dipa in" }).click();
  await waitlist(hers.page).getByText("Dipa is in").waitFor();
  await composerOf(second, "Kitchen").waitFor();

  const byHand = hers.page.getByRole("switch", { name: /^Let people in by themselves/ });
  await byHand.click();
  await hers.page.locator("[role=switch][aria-checked=false]").waitFor();
  expect([hers, ...guests].flatMap(({ problems }) => problems)).toEqual([]);
  for (const { page } of [hers, ...guests]) await page.context().close();
});

test.each(everySize)(
  "%s: in the list of open rooms one queues and stops queueing",
  async (size) => {
    const { ada, bo, cleo } = await people("ada", "bo", "cleo");
    const name = `Larder ${size} ${cleo.id.slice(-6)}`;
    const { id } = await makeRoom(ada, { name, memberLimit: 2 }, [bo]);
    const { page, problems } = await windowOf(cleo, `/rooms/browse?q=${encodeURIComponent(name)}`, {
      size,
    });
    await page.getByRole("button", { name: `Join the waitlist of ${name}` }).click();
    await page.getByText("You are 1st in line.").waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole("button", { name: `Leave the waitlist of ${name}` }).click();
    await page.getByRole("button", { name: `Join the waitlist of ${name}` }).click();
    await page.getByText("You are 1st in line.").waitFor();

    await ada.api.call("PATCH", `/rooms/${id}`, { memberLimit: 3 });
    await page.getByRole("link", { name: `Open ${name}`, exact: true }).click();
    await composerOf(page, name).waitFor();
    expect(problems).toEqual([]);
    await page.context().close();
  },
);

test.each(everySize)(
  "%s: whoever waited hears of the seat in the room they are in meanwhile",
  async (size) => {
    const { ada, bo, cleo } = await people("ada", "bo", "cleo");
    const { id } = await makeRoom(ada, { name: "Kitchen", memberLimit: 2 }, [bo]);
    await queueFor(cleo, { id });
    const elsewhere = await makeRoom(cleo, { name: "Attic" }, [bo]);
    const { page, problems } = await windowOf(cleo, `/rooms/${elsewhere.id}`, { size });
    await composerOf(page, "Attic").waitFor();
    // What comes by itself says that the page is connected.
    const hello = { clientId: `hello-${id}`, body: "A word from Bo" };
    await bo.api.call("POST", `/rooms/${elsewhere.id}/messages`, hello);
    await sees(page, "Attic", hello.body);
    await bo.api.call("POST", `/rooms/${id}/leave`);
    await page.getByRole("status").getByText("You have a seat in Kitchen").waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole("button", { name: "Open" }).click();
    await composerOf(page, "Kitchen").waitFor();
    await page.getByText("You have a seat in Kitchen").waitFor({ state: "detached" });
    expect(problems).toEqual([]);
    await page.context().close();
  },
);

test("without scripts the forms queue, decline and let in all the same", async () => {
  const { ada, bo, cleo } = await people("ada", "bo", "cleo");
  const { id } = await makeRoom(ada, { name: "Kitchen", memberLimit: 2 }, [bo]);
  const link = `/join/${await codeOf(ada, id)}`;
  const [hers, his] = [await logIn(sharedServer(), ada), await logIn(sharedServer(), cleo)];
  const settings = `/rooms/${id}/settings`;
  const about = { roomId: id, userId: cleo.id };
  const page = async () => (await his.fetch(link)).text();

  await his.submit(link, { code: link.slice("/join/".length) }, { button: "Join the waitlist" });
  expect(await page()).toContain("You are 1st in line.");
  await hers.submit(settings, about, { button: "Decline" });
  expect(await page()).toContain("Join the waitlist");
  await his.submit(link, {}, { button: "Join the waitlist" });
  await hers.submit(settings, { ...about, raiseLimit: "true" }, { button: "Add a seat" });
  expect(await membersOf(ada, id)).toEqual([ada.id, bo.id, cleo.id]);

  await hers.submit(settings, { ...about, role: "moderator" }, { button: "Make moderator" });
  await hers.submit(settings, { ...about }, { button: "Ban Cleo" });
  expect(await membersOf(ada, id)).toEqual([ada.id, bo.id]);
  expect((await his.fetch(link)).status).toBe(404);
  await hers.submit(settings, about, { button: "Let back in" });
  expect((await his.fetch(link)).status).toBe(200);
});
