/** Deleting one's account on screen, with somebody watching, and having it back. */
import type { Browser, Page } from "playwright-core";
import { seriousFindings } from "@/tests/support/axe";
import { launchBrowser, openWindow, sizes } from "@/tests/support/browser";
import { logOf } from "@/tests/support/journeys";
import { logIn, type Person, people } from "@/tests/support/people";
import { makeRoom } from "@/tests/support/rooms";
import { sharedServer } from "@/tests/support/shared-server";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const everySize = Object.keys(sizes) as (keyof typeof sizes)[];
const section = (page: Page) => page.getByRole("region", { name: "Delete account" });

async function windowOf(person: Person, path: string, size: keyof typeof sizes = "desk") {
  const as = await logIn(sharedServer(), person);
  const window = await openWindow(browser, sharedServer(), { as, size });
  await window.page.goto(path);
  return window;
}

test.each(everySize)("%s: gone while others watch, and back by logging in", async (size) => {
  const { ada, bo } = await people("ada", "bo");
  const { id } = await makeRoom(bo, { name: "Kitchen" }, [ada]);
  const message = { clientId: `soup-${id}`, body: "Soup at six" };
  await bo.api.call("POST", `/rooms/${id}/messages`, message);
  const watching = await windowOf(ada, `/rooms/${id}`);
  const log = logOf(watching.page, "Kitchen");
  await log.getByText("Soup at six").waitFor();

  const { page, problems } = await windowOf(bo, "/settings#delete", size);
  await section(page)
    .getByLabel(/Your room Kitchen, 2 members/)
    .waitFor();
  await section(page)
    .getByRole("radio", { name: /Delete my messages too/ })
    .check();
  await section(page).getByLabel("Password", { exact: true }).fill("not this one");
  await section(page).getByRole("button", { name: "Delete my account" }).click();
  await section(page).getByText("That is not your present password.").last().waitFor();
  expect(await seriousFindings(page)).toEqual([]);
  await section(page).getByLabel("Password", { exact: true }).fill(bo.password);
  await section(page).getByRole("button", { name: "Delete my account" }).click();
  await page.getByRole("heading", { name: "Your account was deleted" }).waitFor();
  expect(await seriousFindings(page)).toEqual([]);

  await log.getByText("Message deleted").waitFor();
  await log.getByText("Deleted member left").waitFor();
  await log.getByText("Soup at six").waitFor({ state: "detached" });

  await page.goto("/login");
  await page.getByLabel("Email").fill(bo.email);
  await page.getByLabel("Password", { exact: true }).fill(bo.password);
  await page.getByRole("button", { name: "Log in" }).click();
  await page.waitForURL(/\/rooms/);
  await log.getByText("Soup at six").waitFor();
  expect([...problems, ...watching.problems]).toEqual([]);
  await page.context().close();
  await watching.page.context().close();
});

test.each(everySize)("%s: at once and for good, after a question", async (size) => {
  const { bo } = await people("bo");
  const { page, problems } = await windowOf(bo, "/settings#delete", size);
  await section(page).getByLabel("Password", { exact: true }).fill(bo.password);
  await section(page).getByRole("button", { name: "Delete now" }).click();
  const question = page.getByRole("dialog", { name: "Delete your account for good?" });
  await question.waitFor();
  expect(await seriousFindings(page)).toEqual([]);
  await question.getByRole("button", { name: "Cancel" }).click();
  await question.waitFor({ state: "hidden" });
  await section(page).getByRole("button", { name: "Delete now" }).click();
  await question.getByRole("button", { name: "Delete for good" }).click();
  await page.getByText("It is gone for good").waitFor();
  expect(problems).toEqual([]);
  await page.context().close();
});

test("without scripts the question asks and the form sends", async () => {
  const { bo } = await people("bo");
  const as = await logIn(sharedServer(), bo);
  const { page } = await openWindow(browser, sharedServer(), { as, javaScriptEnabled: false });
  await page.goto("/settings");
  await section(page).getByLabel("Password", { exact: true }).fill(bo.password);
  await section(page).getByRole("button", { name: "Delete now" }).click();
  await page.getByRole("button", { name: "Delete for good" }).click();
  await page.getByText("It is gone for good").waitFor();
  await page.context().close();
});
