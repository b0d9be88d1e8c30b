/** Settings at both sizes: a new name, a new password, and the end of a session elsewhere. */
import type { Browser, Page } from "playwright-core";
import { seriousFindings } from "@/tests/support/axe";
import { launchBrowser, openWindow, sizes } from "@/tests/support/browser";
import { composerOf, logOf, say, sees } from "@/tests/support/journeys";
import { logIn, people } from "@/tests/support/people";
import { makeRoom } from "@/tests/support/rooms";
import { sharedServer } from "@/tests/support/shared-server";

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});

afterAll(() => browser.close());

const everySize = Object.keys(sizes) as (keyof typeof sizes)[];

async function changePassword(page: Page, present: string, fresh: string) {
  await page.getByLabel("Present password", { exact: true }).fill(present);
  await page.getByLabel("New password", { exact: true }).fill(fresh);
  await page.getByLabel("Repeat password").fill(fresh);
  await page.getByRole("button", { name: "Change password" }).click();
}

describe.each(everySize)("%s", (size) => {
  test("a new name shows on the messages that others have on screen", async () => {
    const { ada, bo } = await people("ada", "bo");
    const { id } = await makeRoom(ada, { name: "Kitchen" }, [bo]);
    const as = await logIn(sharedServer(), ada);
    const mine = await openWindow(browser, sharedServer(), { size, as });
    const theirs = await openWindow(browser, sharedServer(), {
      as: await logIn(sharedServer(), bo),
    });
    await theirs.page.goto(`/rooms/${id}`);
    await mine.page.goto(`/rooms/${id}`);
    await say(mine.page, "Kitchen", "Who brings the bread?");
    await sees(theirs.page, "Kitchen", "Who brings the bread?");

    if (size === "phone") await mine.page.getByRole("button", { name: /rooms/i }).first().click();
    await mine.page.getByRole("link", { name: "Settings", exact: true }).click();
    await mine.page.getByRole("heading", { name: "Settings", level: 1 }).waitFor();
    expect(await seriousFindings(mine.page)).toEqual([]);
    expect(await scrollsSideways(mine.page)).toBe(false);
    await mine.page.getByLabel("First name").fill("Augusta");
    const profile = mine.page.getByRole("region", { name: "Profile" });
    await profile.getByRole("button", { name: "Save" }).click();
    await profile.getByText("Saved", { exact: true }).waitFor();

    await logOf(theirs.page, "Kitchen").getByText("Augusta Lovelace").waitFor();
    await mine.page.getByRole("link", { name: "Back to rooms" }).click();
    await composerOf(mine.page, "Kitchen").waitFor();
    expect([...mine.problems, ...theirs.problems]).toEqual([]);
    await mine.page.context().close();
    await theirs.page.context().close();
  });

  test("the password is changed, and sessions elsewhere end", async () => {
    const { ada } = await people("ada");
    const as = await logIn(sharedServer(), ada);
    const { page, problems } = await openWindow(browser, sharedServer(), { size, as });
    for (let i = 0; i < 3; i++) await logIn(sharedServer(), ada);
    await page.goto("/settings");
    const rows = page.getByRole("list", { name: "Signed-in devices" }).getByRole("listitem");
    expect(await rows.count()).toBe(4);
    expect(await scrollsAsAWhole(page)).toBe(false);
    await rows.first().getByText("This device").waitFor();

    await rows.nth(1).getByRole("button", { name: "Sign out" }).click();
    await page.getByText("Signed out there.").waitFor({ state: "attached" });
    await rows.nth(3).waitFor({ state: "detached" });
    await page.getByRole("button", { name: "Sign out everywhere else" }).click();
    await rows.nth(1).waitFor({ state: "detached" });

    await changePassword(page, "not this one", "another quiet evening");
    const present = page.getByLabel("Present password", { exact: true });
    await page.getByText("That is not your present password.").last().waitFor();
    expect(await present.getAttribute("aria-invalid")).toBe("true");
    expect(await seriousFindings(page)).toEqual([]);
    await changePassword(page, ada.password, "another quiet evening");
    await page.getByText("Changed. Your other sessions are signed out.").waitFor();
    expect(await present.inputValue()).toBe("");
    expect(problems).toEqual([]);
    await page.context().close();
  });

  test("one's data is a file that the browser keeps", async () => {
    const { ada } = await people("ada");
    const as = await logIn(sharedServer(), ada);
    const { page, problems } = await openWindow(browser, sharedServer(), { size, as });
    await page.goto("/settings");
    const data = page.getByRole("region", { name: "Your data" });
    const link = data.getByRole("link", { name: "Download my data" });
    await link.scrollIntoViewIfNeeded();
    expect(await seriousFindings(page)).toEqual([]);
    expect(await scrollsSideways(page)).toBe(false);
    const [file] = await Promise.all([page.waitForEvent("download"), link.click()]);
    expect(file.suggestedFilename()).toBe("hearth-my-data.zip");
    expect(await file.failure()).toBeNull();
    expect(new URL(page.url()).pathname).toBe("/settings");
    expect(problems).toEqual([]);
    await page.context().close();
  });
});

test("the list of sections marks the one in view", async () => {
  const { ada } = await people("ada");
  const as = await logIn(sharedServer(), ada);
  const { page } = await openWindow(browser, sharedServer(), { as });
  await page.goto("/settings");
  const sections = page.getByRole("navigation", { name: "Sections" });
  const marked = (name: string) =>
    sections.getByRole("link", { name, exact: true }).and(page.locator("[aria-current]")).waitFor();
  await marked("Profile");
  await sections.getByRole("link", { name: "Delete account" }).click();
  await marked("Delete account");
  await page.getByRole("heading", { name: "Profile" }).scrollIntoViewIfNeeded();
  await marked("Profile");
  await page.context().close();
});

test("without JavaScript the forms work too", async () => {
  const { ada } = await people("ada");
  const as = await logIn(sharedServer(), ada);
  const options = { javaScriptEnabled: false, as };
  const { page, problems } = await openWindow(browser, sharedServer(), options);
  await page.goto("/settings");
  await page.getByLabel("Last name").fill("K");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("Last name needs 2 characters or more.").last().waitFor();
  await page.getByLabel("Last name").fill("King");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("Saved", { exact: true }).waitFor();
  expect(await page.getByLabel("Last name").inputValue()).toBe("King");
  expect(problems).toEqual([]);
  await page.context().close();
});

function scrollsSideways(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
}

/** Only the column scrolls: the frame beside it stays. */
function scrollsAsAWhole(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollHeight > window.innerHeight);
}
