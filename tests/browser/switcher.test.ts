/** Going to a room or a person by a few letters, all marked as read, and the list of keys. */
import { isDeepStrictEqual } from "node:util";
import type { Browser } from "playwright-core";
import type { RoomView } from "@/lib/contract/views";
import { seriousFindings } from "@/tests/support/axe";
import { launchBrowser, openWindow, sizes } from "@/tests/support/browser";
import { composerOf, sees } from "@/tests/support/journeys";
import { logIn, people } from "@/tests/support/people";
import { ready } from "@/tests/support/ready";
import { makeRoom } from "@/tests/support/rooms";
import { sharedServer } from "@/tests/support/shared-server";
import { until } from "@/tests/support/timing";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

async function adaInTheKitchen(size: keyof typeof sizes, expected: RegExp[] = []) {
  const { ada, bo } = await people("ada", "bo");
  const kitchen = await makeRoom(ada, { name: "Kitchen" });
  const garden = await makeRoom(ada, { name: "Garden" }, [bo]);
  await makeRoom(ada, { name: "Old garage" });
  await bo.api.call("POST", `/rooms/${garden.id}/messages`, { clientId: "weeds", body: "Weeds" });
  const as = await logIn(sharedServer(), ada);
  const window = await openWindow(browser, sharedServer(), { size, as, expected });
  await window.page.goto(`/rooms/${kitchen.id}`);
  await ready(composerOf(window.page, "Kitchen"));
  return { ...window, ada, bo, kitchen, garden };
}

describe.each(Object.keys(sizes) as (keyof typeof sizes)[])("%s", (size) => {
  test("Ctrl K and a few letters lead to a room, or on to the search", async () => {
    const { page, problems, garden } = await adaInTheKitchen(size);
    await page.keyboard.press("Control+k");
    const field = page.getByRole("combobox", { name: "Room or person" });
    await field.waitFor();
    await page.getByRole("option", { name: /Garden/ }).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.keyboard.type("gar");
    const chosen = page.locator('[role=option][aria-selected="true"]');
    expect(await page.getByRole("option").allTextContents()).toEqual([
      ...[expect.stringContaining("Garden"), expect.stringContaining("Old garage")],
      ...["Search messages for “gar”", "Mark all as read"],
    ]);
    expect(await chosen.textContent()).toContain("Garden");
    await page.keyboard.press("ArrowDown");
    expect(await chosen.textContent()).toContain("Old garage");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("Enter");
    await page.waitForURL(`**/rooms/${garden.id}`);
    await sees(page, "Garden", "Weeds");

    await page.keyboard.press("Control+k");
    await page.keyboard.type("weeds");
    await page.getByRole("option", { name: "Search messages for “weeds”" }).click();
    await page.waitForURL("**/search?q=weeds");
    expect(problems).toEqual([]);
    await page.context().close();
  });

  test("a few letters lead to what somebody wrote", async () => {
    const { page, problems } = await adaInTheKitchen(size);
    await page.keyboard.press("Control+k");
    await page.getByRole("combobox", { name: "Room or person" }).waitFor();
    await page.keyboard.type("lindq");
    await page.getByRole("option", { name: "Bo Lindqvist" }).waitFor();
    const chosen = page.locator('[role=option][aria-selected="true"]');
    expect(await chosen.textContent()).toContain("Bo Lindqvist");
    expect(await seriousFindings(page)).toEqual([]);
    await page.keyboard.press("Enter");
    await page.waitForURL("**/search?q=*");
    await page.getByRole("link", { name: /Weeds/ }).waitFor();
    expect(await page.getByRole("searchbox").inputValue()).toBe('from:"Bo Lindqvist"');
    expect(problems).toEqual([]);
    await page.context().close();
  });

  test("all is marked as read, and as it was again", async () => {
    const { page, problems, ada, bo, kitchen } = await adaInTheKitchen(size);
    const unread = async () => {
      const { rooms } = (await ada.api.call<{ rooms: RoomView[] }>("GET", "/rooms")).body;
      return rooms.map((room) => [room.name, room.unread]);
    };
    const cellar = await makeRoom(ada, { name: "Cellar" }, [bo]);
    await bo.api.call("POST", `/rooms/${cellar.id}/messages`, { clientId: "jam", body: "Jam" });
    const before = await unread();
    expect(before).toContainEqual(["Cellar", 2]);
    expect(before).toContainEqual(["Garden", 2]);

    await page.keyboard.press("Control+k");
    await page.getByRole("option", { name: /Cellar 2 unread/ }).waitFor();
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("Enter");
    const toast = page.getByRole("status").filter({ hasText: "2 rooms marked as read." });
    await toast.getByRole("button", { name: "Undo" }).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await until(async () => (await unread()).every(([, count]) => count === 0));

    await toast.getByRole("button", { name: "Undo" }).click();
    await until(async () => isDeepStrictEqual(await unread(), before));
    expect(await toast.count()).toBe(0);
    await page.keyboard.press("Control+k");
    await page.getByRole("option", { name: /Garden 2 unread/ }).waitFor();
    expect(new URL(page.url()).pathname).toBe(`/rooms/${kitchen.id}`);
    expect(problems).toEqual([]);
    await page.context().close();
  });

  test("where marks cannot be put back, it says what to do instead", async () => {
    const { page, problems } = await adaInTheKitchen(size, [/ERR_FAILED/]);
    await page.route(/\/unread$/, (route) => route.abort());
    await page.keyboard.press("Control+k");
    await page.getByRole("option", { name: "Mark all as read" }).click();
    await page.getByRole("button", { name: "Undo" }).click();
    const alert = page.getByRole("alert").filter({ hasText: "Not undone." });
    await alert.getByText("Mark rooms as unread from their menus.").waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await alert.getByRole("button", { name: "Dismiss" }).click();
    await alert.waitFor({ state: "detached" });
    expect(problems).toEqual([]);
    await page.context().close();
  });

  test("the list of keys opens by keys and closes to where one was", async () => {
    const { page, problems } = await adaInTheKitchen(size);
    const composer = composerOf(page, "Kitchen");
    await composer.focus();
    await page.keyboard.type("how?");
    expect(await composer.inputValue()).toBe("how?");
    await page.keyboard.press("Control+/");
    const list = page.getByRole("dialog", { name: "Keyboard" });
    await list.getByText("Go to a room").waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await list.waitFor({ state: "detached" });
    expect(await composer.evaluate((element) => element === document.activeElement)).toBe(true);

    await page.locator("#messages").focus();
    await page.keyboard.press("?");
    await list.waitFor();
    expect(problems).toEqual([]);
    await page.context().close();
  });
});
