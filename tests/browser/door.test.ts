/** The way in: front page, first start, sign-up, log-in and joining by link, signed out. */
import type { Browser, Page } from "playwright-core";
import type { InvitationView } from "@/lib/contract/views";
import { seriousFindings } from "@/tests/support/axe";
import { launchBrowser, openWindow, sizes } from "@/tests/support/browser";
import { fillSignUp } from "@/tests/support/journeys";
import { type Person, people } from "@/tests/support/people";
import { makeRoom } from "@/tests/support/rooms";
import { startServer } from "@/tests/support/server";
import { sharedServer } from "@/tests/support/shared-server";

let browser: Browser;
let ada: Person;

beforeAll(async () => {
  browser = await launchBrowser();
  ({ ada } = await people("ada"));
});

afterAll(() => browser.close());

const everySize = Object.keys(sizes) as (keyof typeof sizes)[];
const cleo = { firstName: "Cleo", lastName: "Okafor" };

async function makeInvitation(memberLimit = 12) {
  const room = await makeRoom(ada, { name: "Book club", kind: "closed", memberLimit });
  const path = `/rooms/${room.id}/invitations`;
  const { body } = await ada.api.call<{ invitations: InvitationView[] }>("GET", path);
  return `/join/${body.invitations[0]?.code}`;
}

async function fillLogIn(page: Page, email: string, password: string) {
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Log in" }).click();
}

function alertIn(page: Page) {
  return page.locator("form").getByRole("alert");
}

test("first start names this Hearth and ends in the living room", async () => {
  const server = await startServer();
  const { page, problems } = await openWindow(browser, server);
  await page.goto("/");
  await page.getByRole("heading", { name: "Light the hearth" }).waitFor();
  expect(await seriousFindings(page)).toEqual([]);
  await page.getByLabel("Name of this Hearth").fill("The Lindqvists");
  await fillSignUp(page, { firstName: "Ada", lastName: "Lovelace" });
  await page.getByRole("heading", { name: "Living room", level: 1 }).waitFor();
  expect(await page.title()).toContain("The Lindqvists");
  expect(problems).toEqual([]);
  await page.context().close();
  await server.stop();
});

describe.each(everySize)("%s", (size) => {
  test("a stranger finds both doors, and every calm page passes axe", async () => {
    const expected = [/404/];
    const { page, problems } = await openWindow(browser, sharedServer(), { size, expected });
    await page.goto("/");
    await page.getByRole("link", { name: "Sign up" }).waitFor();
    for (const path of ["/", "/login", "/signup", await makeInvitation(), "/join/x", "/nowhere"]) {
      await page.goto(path);
      expect([path, ...(await seriousFindings(page))]).toEqual([path]);
      expect([path, await scrollsSideways(page)]).toEqual([path, false]);
    }
    expect(problems).toEqual([]);
    await page.context().close();
  });

  test("what is wrong is said at its field, and what was typed stays", async () => {
    const { page, problems } = await openWindow(browser, sharedServer(), { size });
    await page.goto("/signup");
    await page.getByLabel("Email").fill("cleo@example.org");
    await page.getByLabel("First name").fill("C");
    await page.getByLabel("Password", { exact: true }).fill("a quiet evening");
    await page.getByRole("button", { name: "Create account" }).click();
    await alertIn(page).waitFor({ state: "attached" });

    const firstName = page.getByLabel("First name");
    expect(await firstName.getAttribute("aria-invalid")).toBe("true");
    const hint = `[id="${await firstName.getAttribute("aria-describedby")}"]`;
    expect(await page.locator(hint).textContent()).toBe("First name needs 2 characters or more.");
    expect(await firstName.evaluate((field) => field === document.activeElement)).toBe(true);
    expect(await page.getByLabel("Email").inputValue()).toBe("cleo@example.org");
    expect(await seriousFindings(page)).toEqual([]);

    await firstName.fill("Cleo");
    await page.waitForFunction(() => !document.querySelector("[name=firstName][aria-invalid]"));
    expect(problems).toEqual([]);
    await page.context().close();
  });

  test("an invitation survives sign-up", async () => {
    const { page, problems } = await openWindow(browser, sharedServer(), { size });
    await page.goto(await makeInvitation());
    await page.getByText("1 of 12 seats").waitFor();
    await page.getByRole("link", { name: "Create account to join" }).click();
    await page.getByRole("region", { name: "Invitation" }).getByText("Book club").waitFor();
    await fillSignUp(page, cleo);
    await page.getByText("You are signed in as Cleo Okafor.").waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole("button", { name: "Join Book club" }).click();
    await page.getByRole("heading", { name: "Book club", level: 1 }).waitFor();
    await page.waitForURL(/\/rooms\//);
    expect(problems).toEqual([]);
    await page.context().close();
  });
});

test("a wrong password is emptied, the e-mail stays, and the right one leads on", async () => {
  const { page, problems } = await openWindow(browser, sharedServer());
  const invitation = await makeInvitation();
  await page.goto(invitation);
  await page.getByRole("link", { name: "Log in to join" }).click();
  await page.waitForURL(/\/login\?next=/);
  await fillLogIn(page, ada.email, "not this one");
  await alertIn(page).getByText("E-mail or password is not right.").waitFor();
  expect(await page.getByLabel("Email").inputValue()).toBe(ada.email);
  expect(await page.getByLabel("Password", { exact: true }).inputValue()).toBe("");
  await fillLogIn(page, ada.email, ada.password);
  // Ada is a member already, so the link leads straight in.
  await page.getByRole("heading", { name: "Book club", level: 1 }).waitFor();
  expect(problems).toEqual([]);
  await page.context().close();
});

test("a taken e-mail leads to the log-in, which has it already", async () => {
  const { page, problems } = await openWindow(browser, sharedServer());
  await page.goto("/signup");
  await fillSignUp(page, cleo);
  await page.waitForURL(/\/rooms/);
  await page.context().clearCookies();
  await page.goto("/signup");
  await page.getByLabel("First name").fill("Cleo");
  await page.getByLabel("Last name").fill("Okafor");
  await page.getByLabel("Email").fill(ada.email);
  await page.getByLabel("Password", { exact: true }).fill("a quiet evening");
  await page.getByLabel("Repeat password").fill("a quiet evening");
  await page.getByRole("button", { name: "Create account" }).click();
  await page.getByRole("link", { name: "Log in instead?" }).click();
  await page.waitForURL(/\/login/);
  expect(await page.getByLabel("Email").inputValue()).toBe(ada.email);
  expect(problems).toEqual([]);
  await page.context().close();
});

test("offline: it says so and keeps what was typed", async () => {
  const expected = [/ERR_INTERNET_DISCONNECTED/];
  const { page, problems } = await openWindow(browser, sharedServer(), { expected });
  await page.goto("/login");
  await page.context().setOffline(true);
  await fillLogIn(page, ada.email, ada.password);
  await alertIn(page).getByText("You are offline. Nothing was sent.").waitFor();
  expect(await page.getByLabel("Password", { exact: true }).inputValue()).toBe(ada.password);
  expect(problems).toEqual([]);
  await page.context().close();
});

test("without JavaScript: an error keeps what was typed, then the account is made", async () => {
  const options = { javaScriptEnabled: false };
  const { page, problems } = await openWindow(browser, sharedServer(), options);
  await page.goto(await makeInvitation());
  await page.getByRole("link", { name: "Create account to join" }).click();
  expect(await page.getByRole("button", { name: "Show password" }).isVisible()).toBe(false);
  await fillSignUp(page, { firstName: "D", lastName: "Rahman" });
  await alertIn(page).getByText("First name needs 2 characters or more.").waitFor();
  expect(await page.getByLabel("Last name").inputValue()).toBe("Rahman");
  await fillSignUp(page, { firstName: "Dipa", lastName: "Rahman" });
  await page.getByRole("button", { name: "Join Book club" }).click();
  await page.getByRole("heading", { name: "Book club", level: 1 }).waitFor();
  expect(problems).toEqual([]);
  await page.context().close();
});

test("a full room says so and offers a place in line", async () => {
  const { bo } = await people("bo");
  const room = await makeRoom(ada, { name: "Supper planning", memberLimit: 2 }, [bo]);
  const path = `/rooms/${room.id}/invitations`;
  const { body } = await ada.api.call<{ invitations: InvitationView[] }>("GET", path);
  const { page, problems } = await openWindow(browser, sharedServer());
  await page.goto(`/join/${body.invitations[0]?.code}`);
  await page.getByText("This room is full: 2 of 2 seats.").waitFor();
  expect(await page.getByRole("link", { name: "Create account to join" }).count()).toBe(0);
  await page.getByRole("link", { name: "Create account to wait" }).waitFor();
  await page.getByRole("link", { name: "Log in to wait" }).waitFor();
  expect(problems).toEqual([]);
  await page.context().close();
});

test("320 px wide and at twice the text size, nothing scrolls sideways", async () => {
  const { page, problems } = await openWindow(browser, sharedServer());
  const invitation = await makeInvitation();
  for (const path of ["/", "/login", "/signup", invitation]) {
    await page.setViewportSize({ width: 320, height: 568 });
    await page.goto(path);
    expect([path, await scrollsSideways(page)]).toEqual([path, false]);
    await page.evaluate(() => {
      document.documentElement.style.fontSize = "200%";
    });
    expect([path, await scrollsSideways(page)]).toEqual([path, false]);
  }
  expect(problems).toEqual([]);
  await page.context().close();
});

function scrollsSideways(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
}
