/** The administration at both sizes: found from the menu, readable, and not there for others. */
import { randomUUID } from "node:crypto";
import type { Browser } from "playwright-core";
import type { RoomView } from "@/lib/contract/views";
import { logInAdmin } from "@/tests/support/admin";
import { seriousFindings } from "@/tests/support/axe";
import { launchBrowser, openWindow } from "@/tests/support/browser";
import { change } from "@/tests/support/database";
import { logIn, people } from "@/tests/support/people";
import { makeRoom } from "@/tests/support/rooms";
import { sharedServer } from "@/tests/support/shared-server";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** Answers the words by which its row is found. */
function giveUpJob(): string {
  const id = randomUUID();
  const insert = `INSERT INTO "Job" ("id", "kind", "payload", "state", "attempts", "lastError")
    VALUES (?, 'mail', '', 'dead', 10, ?)`;
  const reason = `Message failed: 554 5.7.1 <${id}@example.org> is not known here`;
  change(sharedServer(), insert, id, reason);
  return reason;
}

test.each(["desk", "phone"] as const)("an administrator tidies up (%s)", async (size) => {
  const reason = giveUpJob();
  const admin = await logInAdmin(sharedServer());
  const { page, problems } = await openWindow(browser, sharedServer(), { size, as: admin });
  await page.goto("/rooms");
  await page.getByRole("button", { name: "Menu" }).click();
  await page.getByRole("link", { name: "Admin" }).click();
  await page.getByRole("heading", { name: "Overview" }).waitFor();
  expect(await seriousFindings(page)).toEqual([]);

  await page.getByRole("link", { name: "See why and try again." }).click();
  await page.getByRole("heading", { name: "Jobs" }).waitFor();
  expect(await seriousFindings(page)).toEqual([]);
  const sideways = "document.documentElement.scrollWidth > innerWidth";
  expect(await page.evaluate(sideways)).toBe(false);
  const row = page.locator("tr", { hasText: reason });
  await row.getByRole("button", { name: "Delete" }).click();
  await row.waitFor({ state: "detached" });
  expect(problems).toEqual([]);
});

test.each(["desk", "phone"] as const)(
  "an account is deleted, asking all it has to (%s)",
  async (size) => {
    const { ada, bo } = await people("ada", "bo");
    const room = await makeRoom(ada, { name: "Sauna" }, [bo]);
    const as = await logInAdmin(sharedServer());
    const { page, problems } = await openWindow(browser, sharedServer(), { size, as });
    await page.goto(`/admin/users/${ada.id}`);
    const question = page.getByRole("dialog", { name: "Delete the account of Ada Lovelace?" });
    const reason = question.getByLabel("Reason (goes into the audit)");
    await page.getByRole("button", { name: "Delete account" }).click();
    await reason.waitFor();
    await question.getByLabel("Messages").selectOption("delete");
    await question.getByLabel("The room of Ada Lovelace, Sauna").selectOption("handOver");
    expect(await seriousFindings(page)).toEqual([]);
    await question.getByRole("button", { name: "Delete account" }).click();
    await question.getByText("Say why. It goes into the audit.").waitFor();
    expect(await question.getByLabel("Messages").inputValue()).toBe("delete");

    await reason.fill("Left the school");
    await question.getByRole("button", { name: "Delete account" }).click();
    await page.getByText("Done: Deleted the account.").waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    const { body } = await bo.api.call<RoomView>("GET", `/rooms/${room.id}`);
    expect(body.role).toBe("owner");
    expect(problems).toEqual([]);
  },
);

test("a member finds no such page, and no link to it", async () => {
  const { ada } = await people("ada");
  const expected = [/404/];
  const as = await logIn(sharedServer(), ada);
  const { page, problems } = await openWindow(browser, sharedServer(), { as, expected });
  await page.goto("/rooms");
  await page.getByRole("button", { name: "Menu" }).click();
  await page.getByRole("button", { name: "Log out" }).waitFor();
  expect(await page.getByRole("link", { name: "Admin" }).count()).toBe(0);
  await page.goto("/admin/jobs");
  await page.getByRole("heading", { name: "Nothing here" }).waitFor();
  expect(problems).toEqual([]);
});
