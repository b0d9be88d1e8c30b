/** One's own picture in the settings: chosen, refused, changed, taken away. */
import type { Browser } from "playwright-core";
import { seriousFindings } from "@/tests/support/axe";
import { launchBrowser, openWindow, sizes } from "@/tests/support/browser";
import { logIn, people } from "@/tests/support/people";
import { fourFields } from "@/tests/support/pictures";
import { sharedServer } from "@/tests/support/shared-server";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const everySize = Object.keys(sizes) as (keyof typeof sizes)[];

test.each(everySize)(
  "%s: a picture is added, one that is none refused, and taken away",
  async (size) => {
    const { ada } = await people("ada");
    const as = await logIn(sharedServer(), ada);
    const { page, problems } = await openWindow(browser, sharedServer(), { as, size });
    await page.goto("/settings");
    const profile = page.getByRole("region", { name: "Profile" });
    const picture = profile.locator('img[src*="/pictures/"]');
    expect(await picture.count()).toBe(0);
    const buffer = await fourFields().jpeg().toBuffer();
    await profile
      .getByLabel("Add a picture")
      .setInputFiles({ name: "me.jpg", mimeType: "image/jpeg", buffer });
    await profile.getByText("Changed", { exact: true }).waitFor();
    await picture.waitFor();
    const first = await picture.getAttribute("src");
    expect(await seriousFindings(page)).toEqual([]);

    const change = profile.getByLabel("Change picture");
    const none = Buffer.from("no picture at all");
    await change.setInputFiles({ name: "me.png", mimeType: "image/png", buffer: none });
    await profile.locator('input[type=file][aria-invalid="true"]').waitFor();
    expect(await picture.getAttribute("src")).toBe(first);
    expect(await seriousFindings(page)).toEqual([]);
    await change.setInputFiles({ name: "me.jpg", mimeType: "image/jpeg", buffer });
    await profile
      .locator('img[src*="/pictures/"]')
      .and(profile.locator(`img:not([src="${first}"])`))
      .waitFor();

    await profile.getByRole("button", { name: "Remove" }).click();
    await profile.getByText("Removed", { exact: true }).waitFor();
    await picture.waitFor({ state: "detached" });
    expect(problems).toEqual([]);
    await page.context().close();
  },
);
