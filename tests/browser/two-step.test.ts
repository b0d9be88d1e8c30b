/** Two-step sign-in and passkeys, as people set them up and log in with them at both sizes. */
import type { Browser, Page } from "playwright-core";
import { seriousFindings } from "@/tests/support/axe";
import { launchBrowser, openWindow, sizes } from "@/tests/support/browser";
import { logIn, type Person, people } from "@/tests/support/people";
import { sharedServer } from "@/tests/support/shared-server";
import { appCode, turnOnTwoStep } from "@/tests/support/two-step";
import { addAuthenticator } from "@/tests/support/virtual-authenticator";

// Passkeys are tied to a name, never to an address.
const place = { ...sharedServer(), url: sharedServer().url.replace("127.0.0.1", "localhost") };

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const everySize = Object.keys(sizes) as (keyof typeof sizes)[];
const section = (page: Page) => page.getByRole("region", { name: "Two-step sign-in" });

async function typePassword(page: Page, { email, password }: Person): Promise<void> {
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Log in" }).click();
}

/** Opens what asks for the password, types it and sends it. */
async function ask(page: Page, opener: string, button: string, { password }: Person) {
  const asked = section(page).locator("details").filter({ hasText: opener });
  await asked.locator("summary").click();
  await asked.getByLabel("Your password").fill(password);
  await asked.getByRole("button", { name: button, exact: true }).click();
}

describe.each(everySize)("%s", (size) => {
  test("a code of the app is set up, kept safe, and asked for at log-in", async () => {
    const { ada } = await people("ada");
    const as = await logIn(place, ada);
    const { page, problems } = await openWindow(browser, place, { size, as });
    await page.goto("/settings");
    await ask(page, "Set up two-step sign-in", "Continue", { ...ada, password: "wrong" });
    await page.getByText("That is not your present password.").last().waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await section(page).getByLabel("Your password").filter({ visible: true }).fill(ada.password);
    await page.getByRole("button", { name: "Continue" }).click();

    await page.getByRole("img", { name: "QR code for your app" }).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    const key = (await section(page).locator("code").textContent()) ?? "";
    const code = page.getByLabel("Code that the app shows");
    await code.fill("12 34");
    await page.getByRole("button", { name: "Turn on two-step sign-in" }).click();
    await page.getByText("Type the 6 digits that your app shows.").last().waitFor();
    await code.fill(appCode(key));
    await page.getByRole("button", { name: "Turn on two-step sign-in" }).click();

    const codes = page.getByRole("list", { name: "Recovery codes" }).getByRole("listitem");
    await codes.first().waitFor();
    expect(await codes.count()).toBe(10);
    const [recoveryCode = ""] = await codes.allTextContents();
    expect(await seriousFindings(page)).toEqual([]);
    expect(await scrollsSideways(page)).toBe(false);
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: "Download codes" }).click(),
    ]);
    expect(file.suggestedFilename()).toBe("hearth-recovery-codes.txt");
    await page.getByRole("button", { name: "I have kept them" }).click();
    await page.getByText("10 recovery codes left.").waitFor();
    expect(await page.getByText(recoveryCode).count()).toBe(0);
    expect(await seriousFindings(page)).toEqual([]);

    const other = await openWindow(browser, place, { size });
    await other.page.goto("/login?next=/settings");
    await typePassword(other.page, ada);
    await other.page.getByRole("heading", { name: "Second step" }).waitFor();
    expect(await seriousFindings(other.page)).toEqual([]);
    await other.page.getByLabel("Code", { exact: true }).fill("000 000");
    await other.page.getByRole("button", { name: "Log in" }).click();
    await other.page.getByText("That code is not right.").last().waitFor();
    expect(await seriousFindings(other.page)).toEqual([]);
    await other.page.getByRole("link", { name: "Use a recovery code" }).click();
    await other.page.getByLabel("Recovery code").fill(recoveryCode.toUpperCase());
    expect(await seriousFindings(other.page)).toEqual([]);
    await other.page.getByRole("button", { name: "Log in" }).click();
    await other.page.getByText("9 recovery codes left.").waitFor();
    expect([...problems, ...other.problems]).toEqual([]);
    await page.context().close();
    await other.page.context().close();
  });

  test("a passkey is added, renamed, logs in without password and code, and is removed", async () => {
    const { ada } = await people("ada");
    const { visitor: as } = await turnOnTwoStep(place, ada);
    const { page, problems } = await openWindow(browser, place, { size, as });
    const authenticator = await addAuthenticator(page);
    await page.goto("/settings");
    await ask(page, "Add a passkey", "Add", ada);
    const rows = page.getByRole("list", { name: "Passkeys" }).getByRole("listitem");
    await rows.first().getByText("Not used yet").waitFor();
    await rows.first().locator("summary").filter({ hasText: "Rename" }).click();
    await rows.first().getByLabel("Name of this passkey").fill("My thumb");
    await rows.first().getByRole("button", { name: "Rename passkey" }).click();
    await rows.first().getByText("My thumb").first().waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    expect(await scrollsSideways(page)).toBe(false);

    await page.context().clearCookies();
    await page.goto("/login?next=/settings");
    const byPasskey = page.getByRole("button", { name: "Use a passkey" });
    await byPasskey.waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await authenticator.verifies(false);
    await byPasskey.click();
    await page.getByText("No passkey was chosen, or it took too long.").waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await authenticator.verifies(true);
    await byPasskey.click();
    await page.getByText("Last used").waitFor();

    await ask(page, "Remove My thumb", "Remove passkey", ada);
    await rows.first().waitFor({ state: "detached" });
    expect(problems).toEqual([]);
    await page.context().close();
  });
});

test("without JavaScript codes work, and passkeys are not spoken of", async () => {
  const { ada } = await people("ada");
  const { key } = await turnOnTwoStep(place, ada);
  const { page, problems } = await openWindow(browser, place, { javaScriptEnabled: false });
  await page.goto("/login?next=/settings");
  expect(await page.getByText("passkey").filter({ visible: true }).count()).toBe(0);
  await typePassword(page, ada);
  await page.getByLabel("Code", { exact: true }).fill(appCode(key));
  await page.getByRole("button", { name: "Log in" }).click();
  await page.getByText("10 recovery codes left.").waitFor();
  expect(await page.getByText("passkey").filter({ visible: true }).count()).toBe(0);
  await ask(page, "New recovery codes", "Make new codes", { ...ada, password: "wrong" });
  await page.getByText("That is not your present password.").last().waitFor();
  await section(page).getByLabel("Your password").filter({ visible: true }).fill(ada.password);
  await page.getByRole("button", { name: "Make new codes" }).click();
  await page.getByRole("list", { name: "Recovery codes" }).waitFor();
  await page.getByRole("button", { name: "I have kept them" }).click();
  await page.getByText("10 recovery codes left.").waitFor();
  expect(problems).toEqual([]);
  await page.context().close();
});

test("at an IP address, where browsers make none, passkeys are not spoken of", async () => {
  const { ada } = await people("ada");
  const as = await logIn(sharedServer(), ada);
  const { page, problems } = await openWindow(browser, sharedServer(), { as });
  await page.goto("/settings");
  await page.getByText("Set up two-step sign-in").waitFor();
  expect(await page.getByText("passkey").filter({ visible: true }).count()).toBe(0);
  expect(problems).toEqual([]);
  await page.context().close();
});

function scrollsSideways(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
}
