/** Forgotten passwords and unverified addresses, as people meet them at both sizes. */
import type { Browser } from "playwright-core";
import { seriousFindings } from "@/tests/support/axe";
import { launchBrowser, openWindow, sizes } from "@/tests/support/browser";
import { mailTo, pathIn } from "@/tests/support/mailbox";
import { logIn, people } from "@/tests/support/people";
import { sharedServer } from "@/tests/support/shared-server";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const everySize = Object.keys(sizes) as (keyof typeof sizes)[];

describe.each(everySize)("%s", (size) => {
  test("a forgotten password is replaced by the mail's link", async () => {
    const { ada } = await people("ada");
    const { page, problems } = await openWindow(browser, sharedServer(), { size });
    await page.goto("/login");
    await page.getByRole("link", { name: "Forgot password?" }).click();
    await page.getByRole("heading", { name: "Forgot password" }).waitFor();
    await page.getByLabel("Email").fill("not an address");
    await page.getByRole("button", { name: "Send link" }).click();
    await page.getByText("Type an e-mail address").first().waitFor();
    await page.getByLabel("Email").fill(ada.email);
    await page.getByRole("button", { name: "Send link" }).click();
    await page.getByText("If that address has an account, a link is on its way.").waitFor();
    expect(await seriousFindings(page)).toEqual([]);

    const mail = await mailTo(sharedServer(), ada.email, "Choose a new password");
    await page.goto(pathIn(mail));
    await page.getByLabel("Password", { exact: true }).fill("password1");
    await page.getByLabel("Repeat password").fill("password1");
    await page.getByRole("button", { name: "Change password" }).click();
    await page.getByText("one of the most common passwords").first().waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByLabel("Password", { exact: true }).fill("a quite new evening");
    await page.getByLabel("Repeat password").fill("a quite new evening");
    await page.getByRole("button", { name: "Change password" }).click();
    await page.getByText("Password changed. Other devices were signed out.").waitFor();

    await page.goto(pathIn(mail));
    await page.getByRole("heading", { name: "This link no longer works" }).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    expect(problems).toEqual([]);
    await page.context().close();
  });

  test("the banner asks to verify the address until the mail's link was used", async () => {
    const { bo } = await people("bo");
    const as = await logIn(sharedServer(), bo);
    const { page, problems } = await openWindow(browser, sharedServer(), { size, as });
    await page.goto("/rooms/browse");
    const banner = page.getByText("Verify your e-mail,");
    await banner.waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole("button", { name: "Mail the link" }).click();
    await page.getByText("Sent. It works for 24 hours.").waitFor();

    await page.goto(pathIn(await mailTo(sharedServer(), bo.email, "Verify your e-mail")));
    await page.getByText(bo.email).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole("button", { name: "Verify e-mail" }).click();
    await page.getByRole("heading", { name: "Your e-mail is verified" }).waitFor();
    await page.getByRole("link", { name: "Go to my rooms" }).click();
    await page.getByRole("navigation", { name: "Rooms" }).waitFor();
    expect(await banner.count()).toBe(0);

    await page.goto("/settings");
    await page.getByText(`${bo.email}, verified.`).waitFor();
    await page.getByLabel("New e-mail").fill(`new-${bo.email}`);
    await page.getByLabel("Password", { exact: true }).first().fill(bo.password);
    await page.getByRole("button", { name: "Change e-mail" }).click();
    await page.getByText("We sent a link there.").waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    expect(problems).toEqual([]);
    await page.context().close();
  });
});
