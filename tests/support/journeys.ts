import { randomBytes } from "node:crypto";
import type { Browser, Locator, Page } from "playwright-core";
import { openWindow, type sizes } from "./browser";
import type { Place } from "./shared-server";
import { until } from "./timing";

type Size = keyof typeof sizes;
type Guest = { firstName: string; lastName: string };

/** Fills in the sign-up form of the page that is open and sends it. */
export async function fillSignUp(page: Page, { firstName, lastName }: Guest): Promise<void> {
  const email = `${firstName.toLowerCase()}-${randomBytes(4).toString("hex")}@example.org`;
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("First name").fill(firstName);
  await page.getByLabel("Last name").fill(lastName);
  await page.getByLabel("Password", { exact: true }).fill("a quiet evening");
  await page.getByLabel("Repeat password").fill("a quiet evening");
  await page.getByRole("button", { name: "Create account" }).click();
}

export function composerOf(page: Page, room: string) {
  return page.getByRole("textbox", { name: `Message ${room}` });
}

export function logOf(page: Page, room: string) {
  return page.getByRole("log", { name: `Messages in ${room}` });
}

/** Writes into the composer and sends by the button, as on a phone. */
export async function say(page: Page, room: string, text: string): Promise<void> {
  await composerOf(page, room).fill(text);
  await page.getByRole("button", { name: "Send" }).click();
}

/** Waits until a message is in the list, once and not failed. */
export async function sees(page: Page, room: string, text: string): Promise<void> {
  const shown = logOf(page, room).getByRole("article").filter({ hasText: text });
  await shown.first().waitFor();
  const count = await shown.count();
  if (count !== 1) throw new Error(`“${text}” is shown ${count} times`);
}

/** Chooses from a message's menu by keyboard, which is there at every size. */
export async function chooseByKey(message: Locator, choice: string): Promise<void> {
  const page = message.page();
  const item = page.getByRole("menuitem", { name: choice });
  // Before the page's scripts have run, the button does nothing.
  await until(async () => {
    await message.getByRole("button", { name: "Message actions" }).focus();
    await page.keyboard.press("Enter");
    return item.waitFor({ timeout: 2_000 }).then(
      () => true,
      () => false,
    );
  });
  await item.focus();
  await page.keyboard.press("Enter");
}

/** Makes a room by the form and answers its address once it is open. */
export async function makeRoomByForm(page: Page, name: string, seats: number): Promise<string> {
  await page.goto("/rooms/new");
  await page.getByLabel("Room name").fill(name);
  await page.getByLabel("Seats (member limit)").fill(String(seats));
  await page.getByRole("radio", { name: /^Closed/ }).check();
  await page.getByRole("button", { name: "Create room" }).click();
  await page.getByRole("heading", { name, level: 1 }).waitFor();
  return new URL(page.url()).pathname;
}

/** The invitation link as a member reads it in the room's details. */
export async function invitationOf(page: Page, roomPath: string): Promise<string> {
  await page.goto(`${roomPath}/settings`);
  const link = page.getByText(/\/join\/[\w-]{20,}/).first();
  await link.waitFor();
  const code = (await link.textContent())?.match(/\/join\/[\w-]+/)?.[0];
  if (!code) throw new Error("The details show no invitation link");
  return code;
}

/**
 * The main job: Ada makes a room for two and invites Bo, they talk both ways, Cleo finds it full,
 * Bo leaves, Cleo joins. Answers what the three consoles complained of.
 */
export async function twoPeopleChat(browser: Browser, place: Pick<Place, "url">, size: Size) {
  const options = { size, ignoreHTTPSErrors: true };
  const windows = [];
  for (let i = 0; i < 3; i++) windows.push(await openWindow(browser, place, options));
  const [ada, bo, cleo] = windows.map(({ page }) => page) as [Page, Page, Page];

  await ada.goto("/signup");
  await fillSignUp(ada, { firstName: "Ada", lastName: "Lovelace" });
  await ada.waitForURL(/\/rooms/);
  const roomPath = await makeRoomByForm(ada, "Kitchen", 2);
  const invitation = await invitationOf(ada, roomPath);
  await ada.goto(roomPath);

  await bo.goto(invitation);
  await bo.getByRole("link", { name: "Create account to join" }).click();
  await fillSignUp(bo, { firstName: "Bo", lastName: "Lindqvist" });
  await bo.getByRole("button", { name: "Join Kitchen" }).click();
  await bo.getByRole("heading", { name: "Kitchen", level: 1 }).waitFor();

  await say(ada, "Kitchen", "Who brings the bread?");
  await sees(bo, "Kitchen", "Who brings the bread?");
  await say(bo, "Kitchen", "I do, and two chairs");
  await sees(ada, "Kitchen", "I do, and two chairs");

  await cleo.goto(`/signup?next=${invitation}`);
  await fillSignUp(cleo, { firstName: "Cleo", lastName: "Okafor" });
  await cleo.getByText("This room is full: 2 of 2 seats.").waitFor();

  await bo.goto(`${roomPath}/settings`);
  await bo.getByRole("button", { name: "Leave room" }).click();
  await bo.getByRole("dialog").getByRole("button", { name: "Leave room" }).click();
  await bo.waitForURL((url) => !url.pathname.startsWith(roomPath));

  await cleo.goto(invitation);
  await cleo.getByRole("button", { name: "Join Kitchen" }).click();
  await say(cleo, "Kitchen", "Is there soup left?");
  await sees(ada, "Kitchen", "Is there soup left?");
  await sees(cleo, "Kitchen", "I do, and two chairs");

  const problems = windows.flatMap((window) => window.problems);
  for (const { page } of windows) await page.context().close();
  return problems;
}
