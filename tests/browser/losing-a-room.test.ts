/** Removed by a button, or deleted by its typed name: the others' pages say so at once. */
import type { Browser, Page } from "playwright-core";
import { launchBrowser, openWindow } from "@/tests/support/browser";
import { composerOf, say, sees } from "@/tests/support/journeys";
import { logIn, people } from "@/tests/support/people";
import { makeRoom } from "@/tests/support/rooms";
import { sharedServer } from "@/tests/support/shared-server";

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});

afterAll(() => browser.close());

/** Ada owns a kitchen, Bo is in it; both have it open. */
async function twoInKitchen() {
  const { ada, bo } = await people("ada", "bo");
  const room = await makeRoom(ada, { name: "Kitchen" }, [bo]);
  const windows = [];
  for (const person of [ada, bo]) {
    const as = await logIn(sharedServer(), person);
    const window = await openWindow(browser, sharedServer(), { as });
    await window.page.goto(`/rooms/${room.id}`);
    await composerOf(window.page, "Kitchen").waitFor();
    windows.push(window);
  }
  const [hers, his] = windows.map(({ page }) => page) as [Page, Page];
  await say(hers, "Kitchen", "Before the end");
  await sees(his, "Kitchen", "Before the end");
  await hers.getByRole("link", { name: "Room settings" }).click();
  return { hers, his, problems: windows.map((window) => window.problems) };
}

test("removing a member by the button ends his part of the talk", async () => {
  const { hers, his, problems } = await twoInKitchen();
  await hers.getByRole("button", { name: "Options for Bo Lindqvist" }).click();
  await hers.getByRole("menuitem", { name: "Remove" }).click();
  await hers.getByRole("dialog").getByRole("button", { name: "Remove Bo" }).click();

  await his.getByText("You are no longer in this room.").waitFor();
  await composerOf(his, "Kitchen").waitFor({ state: "detached" });
  await hers
    .getByRole("button", { name: "Options for Bo Lindqvist" })
    .waitFor({ state: "detached" });
  await say(hers, "Kitchen", "Not for Bo");
  await sees(hers, "Kitchen", "Not for Bo");
  expect(await his.getByText("Not for Bo").count()).toBe(0);
  await sees(his, "Kitchen", "Before the end");

  await his.getByRole("link", { name: "Go to my rooms" }).click();
  await his.getByRole("heading", { name: "It is quiet here" }).waitFor();
  expect(problems.flat()).toEqual([]);
  for (const page of [hers, his]) await page.context().close();
});

test("deleting a room takes its name, and is said to whoever is in it", async () => {
  const { hers, his, problems } = await twoInKitchen();
  await hers.getByRole("button", { name: "Delete room" }).click();
  const dialog = hers.getByRole("dialog");
  await dialog.getByLabel("Type the room's name").fill("kitten");
  await dialog.getByRole("button", { name: "Delete room" }).click();
  await dialog
    .getByText(/Kitchen/, { exact: false })
    .first()
    .waitFor();
  expect(await his.getByText("This room was deleted.").count()).toBe(0);

  await dialog.getByLabel("Type the room's name").fill("Kitchen");
  await dialog.getByRole("button", { name: "Delete room" }).click();
  await his.getByText("This room was deleted.").waitFor();
  await hers.getByRole("heading", { name: "It is quiet here" }).waitFor();
  expect(problems.flat()).toEqual([]);
  for (const page of [hers, his]) await page.context().close();
});
