/** Signing up where e-mail has to be verified first, and what a new password is told as it is typed. */
import type { Browser, Page } from "playwright-core";
import { seriousFindings } from "@/tests/support/axe";
import { launchBrowser, openWindow, sizes } from "@/tests/support/browser";
import { mailsTo, pathIn } from "@/tests/support/mailbox";
import { logIn, peopleAt } from "@/tests/support/people";
import { startServer, type TestServer } from "@/tests/support/server";
import { sharedServer } from "@/tests/support/shared-server";
import { until } from "@/tests/support/timing";

let browser: Browser;
let server: TestServer;
beforeAll(async () => {
  browser = await launchBrowser();
  server = await startServer({ env: { REQUIRE_VERIFIED_EMAIL: "true" } });
  await peopleAt(server, "ada");
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});

const everySize = Object.keys(sizes) as (keyof typeof sizes)[];

async function fill(page: Page, email: string): Promise<void> {
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("First name").fill("Gita");
  await page.getByLabel("Last name").fill("Sen");
  await page.getByLabel("Password", { exact: true }).fill("a quiet evening");
  await page.getByLabel("Repeat password").fill("a quiet evening");
  await page.getByRole("button", { name: "Create account" }).click();
}

test.each(everySize)(
  "%s: the page goes on by itself when the link was opened elsewhere",
  async (size) => {
    const { page, problems } = await openWindow(browser, server, { size });
    const email = `gita-${size}@example.org`;
    await page.goto("/signup?next=/rooms/browse");
    await fill(page, email);
    await page.getByRole("heading", { name: "Check your e-mail" }).waitFor();
    await page.getByText(email).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole("button", { name: "I opened the link" }).click();
    await page.getByText("Not yet: open the link in the mail first.").waitFor();
    await page.getByRole("button", { name: "Mail the link again" }).click();
    await page.getByText(/Again in \d+ s/).waitFor();

    // The second link ends the first, and its mail may still be on its way.
    const second = await until(async () => (await mailsTo(server, email))[1]);
    const path = pathIn(second);
    const phone = await openWindow(browser, server, { size: "phone" });
    await phone.page.goto(path);
    await phone.page.getByRole("button", { name: "Verify e-mail" }).click();
    await phone.page.getByText("Your e-mail is verified").waitFor();
    await page.waitForURL(/\/rooms\/browse$/);
    expect([...problems, ...phone.problems]).toEqual([]);
    await page.context().close();
    await phone.page.context().close();
  },
);

test.each(everySize)(
  "%s: who has not verified reads why, in place of what would fail",
  async (size) => {
    const { bo } = await peopleAt(server, "bo");
    const as = await logIn(server, bo);
    const { page, problems } = await openWindow(browser, server, { size, as });
    await page.goto("/rooms/new");
    await page.getByText("Verify your e-mail to make rooms.").waitFor();
    expect(await page.getByRole("button", { name: "Create room" }).count()).toBe(0);
    expect(await seriousFindings(page)).toEqual([]);
    expect(problems).toEqual([]);
    await page.context().close();
  },
);

test.each(everySize)("%s: a password is estimated as it is typed", async (size) => {
  const { page, problems } = await openWindow(browser, sharedServer(), { size });
  await page.goto("/signup");
  const password = page.getByLabel("Password", { exact: true });
  for (const [typed, word] of [
    ["short", "Too short"],
    ["password123", "Common"],
    ["correcthorse", "Fine"],
    ["eleven litres of pumpkin soup", "Strong"],
  ] as const) {
    await password.fill(typed);
    await page.getByRole("status").getByText(word, { exact: true }).waitFor();
  }
  expect(await seriousFindings(page)).toEqual([]);
  expect(problems).toEqual([]);
  await page.context().close();
});
