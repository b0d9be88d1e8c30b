/** Going to a room by a few letters, and the list of keys. */
import type { Browser } from "playwright-core";
import { seriousFindings } from "@/tests/support/axe";
import { launchBrowser, openWindow, sizes } from "@/tests/support/browser";
import { composerOf, sees } from "@/tests/support/journeys";
import { logIn, people } from "@/tests/support/people";
import { ready } from "@/tests/support/ready";
import { makeRoom } from "@/tests/support/rooms";
import { sharedServer } from "@/tests/support/shared-server";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

async function adaInTheKitchen(size: keyof typeof sizes) {
  const { ada, bo } = await people("ada", "bo");
  const kitchen = await makeRoom(ada, { name: "Kitchen" });
  const garden = await makeRoom(ada, { name: "Garden" }, [bo]);
  await makeRoom(ada, { name: "Old garage" });
  await bo.api.call("POST", `/rooms/${garden.id}/messages`, { clientId: "weeds", body: "Weeds" });
  const as = await logIn(sharedServer(), ada);
  const window = await openWindow(browser, sharedServer(), { size, as });
  await window.page.goto(`/rooms/${kitchen.id}`);
  await ready(composerOf(window.page, "Kitchen"));
  return { ...window, kitchen, garden };
}

describe.each(Object.keys(sizes) as (keyof typeof sizes)[])("%s", (size) => {
  test("Ctrl K and a few letters lead to a room, or on to the search", async () => {
    const { page, problems, garden } = await adaInTheKitchen(size);
    await page.keyboard.press("Control+k");
    const field = page.getByRole("combobox", { name: "Room" });
    await field.waitFor();
    await page.getByRole("option", { name: /Garden/ }).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.keyboard.type("gar");
    const chosen = page.locator('[role=option][aria-selected="true"]');
    expect(await page.getByRole("option").count()).toBe(3);
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
