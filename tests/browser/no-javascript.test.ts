/** On a phone whose browser runs no scripts: from the account to a message, and out again. */
import type { Browser } from "playwright-core";
import { launchBrowser, openWindow } from "@/tests/support/browser";
import { composerOf, fillSignUp, logOf, makeRoomByForm, say, sees } from "@/tests/support/journeys";
import { people } from "@/tests/support/people";
import { sharedServer } from "@/tests/support/shared-server";

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
  // Somebody has been here: this is no first start.
  await people("ada");
});

afterAll(() => browser.close());

test("sign up, make a room, write, read, log out", async () => {
  const { page, problems } = await openWindow(browser, sharedServer(), {
    size: "phone",
    javaScriptEnabled: false,
  });
  await page.goto("/signup");
  await fillSignUp(page, { firstName: "Cleo", lastName: "Okafor" });
  await page.waitForURL(/\/rooms/);

  const path = await makeRoomByForm(page, "Garden shed", 5);
  await say(page, "Garden shed", "The rake is back");
  await sees(page, "Garden shed", "The rake is back");
  await say(page, "Garden shed", "And the watering can");
  await sees(page, "Garden shed", "And the watering can");
  expect(await composerOf(page, "Garden shed").inputValue()).toBe("");
  const list = await logOf(page, "Garden shed").boundingBox();
  expect(list?.height).toBeGreaterThan(300);

  await page.getByRole("button", { name: /^Rooms/ }).click();
  await page.getByRole("button", { name: "Menu" }).click();
  await page.getByRole("button", { name: "Log out" }).click();
  await page.waitForURL((url) => !url.pathname.startsWith("/rooms"));
  await page.goto(path);
  await page.waitForURL(/\/login\?next=/);
  expect(problems).toEqual([]);
  await page.context().close();
});
