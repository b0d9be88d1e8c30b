/** What people do to messages, on screen at both sizes, seen by somebody else meanwhile. */
import type { Browser, Locator, Page } from "playwright-core";
import { seriousFindings } from "@/tests/support/axe";
import { launchBrowser, openWindow, sizes } from "@/tests/support/browser";
import { chooseByKey, composerOf, logOf, say, sees } from "@/tests/support/journeys";
import { logIn, people } from "@/tests/support/people";
import { makeRoom } from "@/tests/support/rooms";
import { sharedServer } from "@/tests/support/shared-server";
import { lift, rest } from "@/tests/support/touch";

type Size = keyof typeof sizes;

const everySize = Object.keys(sizes) as Size[];
const room = "Kitchen";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** Bo's window, and that of Ada, who owns the room; each has said something. */
async function twoWindows(size: Size) {
  const { ada, bo } = await people("ada", "bo");
  const { id } = await makeRoom(ada, { name: room }, [bo]);
  const garden = await makeRoom(ada, { name: "Garden" }, [bo]);
  for (const [index, body] of filler.entries()) {
    await ada.api.call("POST", `/rooms/${id}/messages`, { clientId: `filler-${index}`, body });
  }
  const server = sharedServer();
  const mine = await openWindow(browser, server, { size, as: await logIn(server, bo) });
  const theirs = await openWindow(browser, server, { size, as: await logIn(server, ada) });
  for (const { page } of [mine, theirs]) await page.goto(`/rooms/${id}`);
  await say(mine.page, room, "leak soup");
  await sees(theirs.page, room, "leak soup");
  return {
    ...{ ada, me: mine.page, them: theirs.page, path: `/rooms/${id}`, garden: garden.id },
    async end() {
      expect([...mine.problems, ...theirs.problems]).toEqual([]);
      for (const { page } of [mine, theirs]) await page.context().close();
    },
  };
}

/** Tall, so that the first of them are loaded only when they are asked for. */
const filler = Array.from(
  { length: 70 },
  (_, index) => `Line ${index + 1} of a long evening.${"\nSoup.".repeat(5)}`,
);

function lineIn(page: Page, text: string): Locator {
  return logOf(page, room).getByRole("article").filter({ hasText: text });
}

const isFocused = (element: Element) => element === document.activeElement;

describe.each(everySize)("%s", (size) => {
  test("the arrow up edits what was said last; moderators read what it was", async () => {
    const { me, them, end } = await twoWindows(size);
    await composerOf(me, room).press("ArrowUp");
    const field = me.getByRole("textbox", { name: "Edit message" });
    await field.waitFor();
    expect(await field.evaluate(isFocused)).toBe(true);
    expect(await seriousFindings(me)).toEqual([]);
    for (const key of ["ArrowUp", "Home", "End"]) await field.press(key);
    expect(await field.evaluate(isFocused)).toBe(true);
    await field.fill("never mind");
    await field.press("Escape");
    await field.waitFor({ state: "detached" });
    expect(await composerOf(me, room).evaluate(isFocused)).toBe(true);
    await lineIn(me, "leak soup").waitFor();

    await composerOf(me, room).press("ArrowUp");
    await field.fill("");
    await me.getByRole("button", { name: "Save" }).click();
    await me.getByRole("alert").filter({ hasText: "or delete it" }).waitFor();
    await field.fill("leek soup");
    await me.getByRole("button", { name: "Save" }).click();
    for (const page of [me, them]) {
      await lineIn(page, "leek soup").getByText("(edited)").waitFor();
      expect(await lineIn(page, "leak soup").count()).toBe(0);
    }
    await chooseByKey(lineIn(them, "leek soup"), "Earlier versions");
    const dialog = them.getByRole("dialog", { name: "Earlier versions" });
    await dialog.getByText("leak soup").waitFor();
    expect(await seriousFindings(them)).toEqual([]);
    await end();
  });

  test("a reply quotes what it answers, and leads there out of sight", async () => {
    const { ada, me, them, path, end } = await twoWindows(size);
    await them.goto(`${path}?message=3`);
    await lineIn(them, "Line 2 of").waitFor();
    expect(await lineIn(them, "leak soup").count()).toBe(0);
    await chooseByKey(lineIn(them, "Line 2 of"), "Reply");
    expect(await composerOf(them, room).evaluate(isFocused)).toBe(true);
    await them.getByText("Replying to Ada").waitFor();
    await composerOf(them, room).press("Escape");
    await them.getByText("Replying to Ada").waitFor({ state: "detached" });
    await chooseByKey(lineIn(them, "Line 2 of"), "Reply");
    await say(them, room, "That was a good line");
    const quote = lineIn(me, "That was a good line").getByRole("link", {
      name: /^In reply to Ada: Line 2 of a long evening/,
    });
    await quote.waitFor();
    expect(await seriousFindings(me)).toEqual([]);
    await me.reload();
    await quote.waitFor();
    // Known once the page's scripts have run.
    await me.getByText("here now").first().waitFor({ state: "attached" });
    expect(await lineIn(me, "Line 3 of").count()).toBe(0);
    await quote.click();
    await lineIn(me, "Line 3 of").waitFor({ timeout: 30_000 });
    const origin = logOf(me, room).locator(".marked").getByRole("article");
    await origin.filter({ hasText: "Line 2 of" }).waitFor();
    expect(await origin.evaluate(isFocused)).toBe(true);
    const id = (await origin.getAttribute("id"))?.replace("message-", "");
    await ada.api.call("DELETE", `/messages/${id}`);
    await lineIn(them, "That was a good line").getByText("Original message was deleted").waitFor();
    await end();
  });

  test("reactions count for everyone, and say who", async () => {
    const { me, them, end } = await twoWindows(size);
    await chooseByKey(lineIn(them, "leak soup"), "React with thumbs up");
    const chip = (page: Page, name: string) =>
      lineIn(page, "leak soup").getByRole("button", { name, exact: true });
    await chip(them, "Thumbs up: you").waitFor();
    await chip(me, "Thumbs up: Ada").click();
    await chip(me, "Thumbs up: Ada and you").waitFor();
    await chip(them, "Thumbs up: Bo and you").waitFor();
    expect(await chip(me, "Thumbs up: Ada and you").getAttribute("aria-pressed")).toBe("true");
    expect(await seriousFindings(me)).toEqual([]);
    await chip(me, "Thumbs up: Ada and you").click();
    await chip(them, "Thumbs up: you").waitFor();
    await end();
  });

  test("a pinned message is in the list of them, and leads to its place", async () => {
    const { me, them, path, end } = await twoWindows(size);
    await me.goto(`${path}/settings`);
    const list = me.getByRole("region", { name: "Pinned" });
    await list.getByText("Nothing is pinned yet.").waitFor();
    await them.goto(`${path}?message=2`);
    await chooseByKey(lineIn(them, "Line 1 of"), "Pin");
    await lineIn(them, "Line 1 of").getByText("Pinned").waitFor();
    await list.getByRole("link", { name: /Line 1 of a long evening/ }).click();
    await logOf(me, room).locator(".marked").filter({ hasText: "Line 1 of" }).waitFor();
    await me.goto(`${path}/settings`);
    await list.getByRole("link", { name: /Line 1 of/ }).waitFor();
    expect(await seriousFindings(me)).toEqual([]);
    await chooseByKey(lineIn(them, "Line 1 of"), "Unpin");
    await list.getByText("Nothing is pinned yet.").waitFor();
    await end();
  });

  test("a message goes on to another room, and its link leads back", async () => {
    const { me, garden, path, end } = await twoWindows(size);
    await me.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await chooseByKey(lineIn(me, "leak soup"), "Copy link");
    await me.getByText("Link copied.").waitFor();
    const link = await me.evaluate(() => navigator.clipboard.readText());
    expect(new URL(link).pathname).toBe(path);
    await chooseByKey(lineIn(me, "Line 70 of"), "Forward");
    const dialog = me.getByRole("dialog", { name: "Forward to" });
    await dialog.getByRole("searchbox").fill("gard");
    expect(await seriousFindings(me)).toEqual([]);
    await dialog.getByRole("button", { name: "Garden" }).click();
    await me.waitForURL(`**/rooms/${garden}`);
    await sees(me, "Garden", "Line 70 of");
    await logOf(me, "Garden")
      .getByText(/Ada Lovelace wrote:/)
      .waitFor();
    await me.goto(link);
    await logOf(me, room).locator(".marked").filter({ hasText: "leak soup" }).waitFor();
    await me.waitForURL((url) => url.search === "");
    await end();
  });
});

test("the menu opens by right click and by Enter, and moves by keys", async () => {
  const { me, end } = await twoWindows("desk");
  const line = lineIn(me, "Line 70 of");
  await line.click({ button: "right" });
  const menu = me.getByRole("menu", { name: "Ada's message" });
  await menu.waitFor();
  expect(await seriousFindings(me)).toEqual([]);
  await me.keyboard.press("Escape");
  await menu.waitFor({ state: "detached" });
  await line.focus();
  await me.keyboard.press("Enter");
  await menu.waitFor();
  await me.keyboard.press("f");
  expect(await menu.getByRole("menuitem", { name: "Forward" }).evaluate(isFocused)).toBe(true);
  await me.keyboard.press("Escape");
  await menu.waitFor({ state: "detached" });
  expect(await line.evaluate(isFocused)).toBe(true);
  await line.hover();
  await line.getByRole("button", { name: "React with heart" }).click();
  await line.getByRole("button", { name: "Heart: you" }).waitFor();
  await end();
});

test("a resting finger opens the sheet, from which one answers and reacts", async () => {
  const { me, end } = await twoWindows("phone");
  const finger = await me.context().newCDPSession(me);
  const line = lineIn(me, "Line 70 of");
  const sheet = me.getByRole("dialog", { name: "Ada's message" });
  for (const choice of ["Reply", "React with heart"]) {
    await rest(finger, line);
    await sheet.waitFor();
    await lift(finger);
    await sheet.getByRole("button", { name: choice }).click();
    await sheet.waitFor({ state: "detached" });
    if (choice === "Reply") expect(await composerOf(me, room).evaluate(isFocused)).toBe(true);
  }
  await me.getByText("Replying to Ada").waitFor();
  await line.getByRole("button", { name: "Heart: you" }).waitFor();
  await end();
});
