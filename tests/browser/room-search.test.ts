/** The search of the sidebar: my rooms as I type, by keyboard, and on to what is not mine yet. */
import type { Browser } from "playwright-core";
import { seriousFindings } from "@/tests/support/axe";
import { launchBrowser, openWindow, sizes } from "@/tests/support/browser";
import { composerOf } from "@/tests/support/journeys";
import { logIn, people } from "@/tests/support/people";
import { ready } from "@/tests/support/ready";
import { makeRoom } from "@/tests/support/rooms";
import { sharedServer } from "@/tests/support/shared-server";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** Ada's rooms, one of them Bo's and by a name of her own, and one of Bo's that she is not in. */
async function adaAt(size: keyof typeof sizes) {
  const { ada, bo } = await people("ada", "bo");
  const kitchen = await makeRoom(ada, { name: "Küche" });
  const club = await makeRoom(ada, { name: "Book club" });
  const garden = await makeRoom(bo, { name: "Garden shed" }, [ada]);
  await ada.api.call("PUT", `/rooms/${garden.id}/own-name`, { name: "Potting bench" });
  const strange = await makeRoom(bo, { name: `Zebra ${bo.id.slice(-8)}` });
  const as = await logIn(sharedServer(), ada);
  const window = await openWindow(browser, sharedServer(), { size, as });
  await window.page.goto(`/rooms/${club.id}`);
  if (size === "phone") {
    const menu = window.page.getByRole("button", { name: /^Rooms/ });
    await (await ready(menu)).click();
  }
  const field = await ready(window.page.getByRole("searchbox", { name: "Search rooms" }));
  const rooms = window.page.getByRole("navigation", { name: "Rooms" }).getByRole("listitem");
  return { ...window, field, rooms, kitchen, garden, strange };
}

describe.each(Object.keys(sizes) as (keyof typeof sizes)[])("%s", (size) => {
  test("finds rooms by either name, says how many, and Enter opens the first", async () => {
    const { page, problems, field, rooms, garden } = await adaAt(size);
    await rooms.nth(2).waitFor();
    for (const [typed, found] of [
      ["KUCHE", "Küche"],
      ["ｋüｃｈｅ", "Küche"],
      ["club BOOK", "Book club"],
      ["potting", "Potting bench"],
      ["garden", "Potting bench"],
    ] as const) {
      await field.fill(typed);
      await rooms.nth(1).waitFor({ state: "detached" });
      expect([typed, await rooms.first().textContent()]).toEqual([
        typed,
        expect.stringContaining(found),
      ]);
    }
    await page.getByRole("status").getByText("1 room found").waitFor({ state: "attached" });
    expect(await seriousFindings(page)).toEqual([]);
    await field.press("Escape");
    await rooms.nth(2).waitFor();
    expect(await field.inputValue()).toBe("");
    await field.fill("garden");
    await field.press("Enter");
    await page.waitForURL(new RegExp(`/rooms/${garden.id}$`));
    await composerOf(page, "Potting bench").waitFor();
    expect(problems).toEqual([]);
    await page.context().close();
  });

  test("where nothing is found, it leads on to the open rooms", async () => {
    const { page, problems, field, strange } = await adaAt(size);
    await field.fill(strange.name);
    await page.getByText(`No room of yours matches “${strange.name}”.`).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole("link", { name: "Browse open rooms" }).click();
    await page.getByRole("button", { name: `Join ${strange.name}` }).waitFor();
    expect(await page.getByLabel("Name, code or link").inputValue()).toBe(strange.name);
    expect(problems).toEqual([]);
    await page.context().close();
  });
});

test("arrow keys walk through the rooms and back to the field", async () => {
  const { page, problems, field, rooms, kitchen } = await adaAt("desk");
  const hasFocus = (at: number) =>
    rooms
      .nth(at)
      .getByRole("link")
      .evaluate((link) => link === document.activeElement);
  await field.press("ArrowDown");
  expect(await hasFocus(0)).toBe(true);
  await page.keyboard.press("End");
  expect(await hasFocus(2)).toBe(true);
  await page.keyboard.press("ArrowUp");
  expect(await hasFocus(1)).toBe(true);
  await page.keyboard.press("Enter");
  await page.waitForURL(new RegExp(`/rooms/${kitchen.id}$`));
  await field.press("ArrowDown");
  await page.keyboard.press("ArrowUp");
  expect(await field.evaluate((input) => input === document.activeElement)).toBe(true);
  expect(problems).toEqual([]);
  await page.context().close();
});
