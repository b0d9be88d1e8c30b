/** Deleting a message on screen, at both sizes, seen by two people. */
import type { Browser } from "playwright-core";
import { seriousFindings } from "@/tests/support/axe";
import { launchBrowser, openWindow, sizes } from "@/tests/support/browser";
import { logOf, say, sees } from "@/tests/support/journeys";
import { logIn, people } from "@/tests/support/people";
import { makeRoom } from "@/tests/support/rooms";
import { sharedServer } from "@/tests/support/shared-server";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const everySize = Object.keys(sizes) as (keyof typeof sizes)[];

test.each(everySize)("%s: a message is deleted for everyone, after a question", async (size) => {
  const { ada, bo } = await people("ada", "bo");
  const { id } = await makeRoom(ada, { name: "Kitchen" }, [bo]);
  const server = sharedServer();
  const mine = await openWindow(browser, server, { size, as: await logIn(server, bo) });
  const theirs = await openWindow(browser, server, { as: await logIn(server, ada) });
  for (const { page } of [mine, theirs]) await page.goto(`/rooms/${id}`);
  await say(mine.page, "Kitchen", "a word too many");
  await sees(theirs.page, "Kitchen", "a word too many");

  const line = logOf(mine.page, "Kitchen").getByRole("article").filter({ hasText: "too many" });
  await line.getByRole("button", { name: "Delete message" }).focus();
  await mine.page.keyboard.press("Enter");
  const question = mine.page.getByRole("dialog", { name: "Delete your message?" });
  await question.waitFor();
  expect(await seriousFindings(mine.page)).toEqual([]);
  await question.getByRole("button", { name: "Delete message" }).click();

  for (const { page } of [mine, theirs]) {
    await logOf(page, "Kitchen").getByText("Message deleted").waitFor();
    expect(await logOf(page, "Kitchen").getByText("a word too many").count()).toBe(0);
  }
  expect(await line.count()).toBe(0);
  expect([...mine.problems, ...theirs.problems]).toEqual([]);
  for (const { page } of [mine, theirs]) await page.context().close();
});
