/** Two people see each other come, type and go; one looks after the rooms by their rows. */
import type { Browser, Page } from "playwright-core";
import type { RoomView } from "@/lib/contract/views";
import { seriousFindings } from "@/tests/support/axe";
import { launchBrowser, openWindow, type sizes } from "@/tests/support/browser";
import { chooseByKey, composerOf, logOf, say, sees } from "@/tests/support/journeys";
import { logIn, type Person, people } from "@/tests/support/people";
import { makeRoom } from "@/tests/support/rooms";
import { sharedServer } from "@/tests/support/shared-server";
import { until } from "@/tests/support/timing";
import { lift, rest } from "@/tests/support/touch";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

type Size = keyof typeof sizes;

async function inKitchen() {
  const { ada, bo } = await people("ada", "bo");
  const room = await makeRoom(ada, {}, [bo]);
  const cellar = await makeRoom(bo, { name: "Cellar" }, [ada]);
  await bo.api.call("POST", `/rooms/${cellar.id}/messages`, { clientId: "wine", body: "wine" });
  const open = async (who: Person, size: Size) => {
    const window = await openWindow(browser, sharedServer(), {
      size,
      as: await logIn(sharedServer(), who),
    });
    await window.page.goto(`/rooms/${room.id}`);
    return window;
  };
  return { ada, bo, room, cellar, open };
}

const rowOf = (page: Page, name: string) =>
  page.getByRole("navigation", { name: "Rooms" }).getByRole("link", { name });

/** By the right button, or by a finger that rests on the row in the drawer. */
async function openMenu(page: Page, size: Size, name: string) {
  if (size === "desk") return rowOf(page, name).click({ button: "right" });
  if (!(await rowOf(page, name).isVisible())) {
    await page.getByRole("button", { name: /^Rooms/ }).tap();
  }
  await rowOf(page, name).waitFor();
  const finger = await page.context().newCDPSession(page);
  await rest(finger, rowOf(page, name));
  await page.getByRole("dialog", { name }).waitFor();
  await lift(finger);
}

const memberOf = (page: Page, name: string) => page.getByRole("listitem").filter({ hasText: name });

test.each<Size>(["desk", "phone"])("who is here and who types, %s", async (size) => {
  const { ada, bo, room, open } = await inKitchen();
  const [hers, his] = [await open(ada, size), await open(bo, size)];
  const { page } = hers;
  await page.getByText("2 of 12 seats · 2 here now").waitFor();
  await composerOf(his.page, "Kitchen").pressSequentially("so");
  await page.getByText("Bo is typing").waitFor();
  await say(his.page, "Kitchen", "soup");
  await sees(page, "Kitchen", "soup");
  await page.getByText("Bo is typing").waitFor({ state: "detached" });
  await page.goto(`/rooms/${room.id}/settings`);
  await memberOf(page, bo.name).getByText("Here now").waitFor();
  await his.page.close();
  await memberOf(page, bo.name).getByText("Last seen just now").waitFor();
  expect([...hers.problems, ...his.problems]).toEqual([]);
});

test.each<Size>(["desk", "phone"])("a room is looked after by its row's menu, %s", async (size) => {
  const { ada, bo, cellar, open } = await inKitchen();
  const { page, problems } = await open(ada, size);
  const choose = async (...labels: string[]) => {
    await openMenu(page, size, "Cellar");
    for (const name of labels) await page.getByRole("menuitem", { name, exact: true }).click();
    await page.getByRole("menu", { name: "Options for Cellar" }).waitFor({ state: "detached" });
  };
  const spoken = async () => (await rowOf(page, "Cellar").textContent()) ?? "";
  await until(async () => (await page.title()).startsWith("(1) Kitchen"));
  // As Next does with the page's own title, which may come last.
  await page.evaluate(() => {
    document.title = "Kitchen · Hearth";
  });
  await until(async () => (await page.title()).startsWith("(1) Kitchen"));
  await choose("Mark as read");
  await until(async () => !(await page.title()).startsWith("("));
  await until(async () => !/unread/.test(await spoken()));
  await choose("Mark as unread");
  await until(async () => /1 unread/.test(await spoken()));
  await choose("Mute", "Until tomorrow");
  await until(async () => /muted/.test(await spoken()) && !/unread/.test(await spoken()));
  await until(async () => !(await page.title()).startsWith("("));
  await choose("Unmute");
  await until(async () => (await page.title()).startsWith("(1)"));
  await openMenu(page, size, "Cellar");
  expect(await seriousFindings(page)).toEqual([]);
  await page.getByRole("menuitem", { name: /^Notify/ }).click();
  await page.getByRole("menuitemradio", { name: "Nothing" }).click();
  await until(async () => !(await page.title()).startsWith("("));
  await bo.api.call("POST", `/rooms/${cellar.id}/messages`, { clientId: "ale", body: "ale" });
  await openMenu(page, size, "Cellar");
  await page.getByRole("menuitem", { name: "Leave room" }).click();
  const question = page.getByRole("dialog", { name: "Leave Cellar?" });
  await question.getByRole("button", { name: "Leave room" }).click();
  await rowOf(page, "Cellar").waitFor({ state: "detached" });
  expect(problems).toEqual([]);
});

test("marked unread from a message, it stays so on all my pages until I come back", async () => {
  const { ada, bo, room, open } = await inKitchen();
  for (const body of ["one", "two", "three"]) {
    await bo.api.call("POST", `/rooms/${room.id}/messages`, { clientId: body, body });
  }
  const [desk, phone] = [await open(ada, "desk"), await open(ada, "phone")];
  await sees(desk.page, "Kitchen", "two");
  const two = logOf(desk.page, "Kitchen").getByRole("article").filter({ hasText: "two" });
  await until(async () => (await unreadOf(ada, room)) === 0);
  await chooseByKey(two, "Mark unread from here");
  for (const { page } of [desk, phone]) await page.getByText(/^New since/).waitFor();
  expect(await unreadOf(ada, room)).toBe(2);
  await bo.api.call("POST", `/rooms/${room.id}/messages`, { clientId: "four", body: "four" });
  for (const { page } of [desk, phone]) await sees(page, "Kitchen", "four");
  expect(await unreadOf(ada, room)).toBe(3);
  await rowOf(desk.page, "Cellar").click();
  await rowOf(desk.page, "Kitchen").click();
  await until(async () => (await unreadOf(ada, room)) === 0);
  expect([...desk.problems, ...phone.problems]).toEqual([]);
});

const unreadOf = async (reader: Person, { id }: RoomView) =>
  (await reader.api.call<RoomView>("GET", `/rooms/${id}`)).body.unread;
