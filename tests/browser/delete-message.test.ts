/** Deleting a message on screen, at both sizes, seen by two people. */
import type { Browser, Locator } from "playwright-core";
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

/** Bo's window at a size, with one message of Bo's in it, and Ada's, who owns the room. */
async function twoWindows(size: Size, text: string) {
  const { ada, bo } = await people("ada", "bo");
  const { id } = await makeRoom(ada, { name: room }, [bo]);
  const server = sharedServer();
  const mine = await openWindow(browser, server, { size, as: await logIn(server, bo) });
  const theirs = await openWindow(browser, server, { size, as: await logIn(server, ada) });
  for (const { page } of [mine, theirs]) await page.goto(`/rooms/${id}`);
  await say(mine.page, room, text);
  await sees(theirs.page, room, text);
  // Counts every time that the words go from Ada's screen, or come back to it.
  await theirs.page.evaluate((words) => {
    const log = document.querySelector("[role=log]");
    const flips = { seen: true, count: 0 };
    Object.assign(window, { flips });
    new MutationObserver(() => {
      const seen = log?.textContent?.includes(words) ?? false;
      if (seen !== flips.seen) flips.count++;
      flips.seen = seen;
    }).observe(log as Element, { childList: true, subtree: true, characterData: true });
  }, text);
  return {
    me: mine.page,
    them: theirs.page,
    flips: () => theirs.page.evaluate("window.flips.count"),
    line: lineIn(mine.page, text),
    async end() {
      expect([...mine.problems, ...theirs.problems]).toEqual([]);
      for (const { page } of [mine, theirs]) await page.context().close();
    },
  };
}

function lineIn(page: Parameters<typeof logOf>[0], text: string): Locator {
  return logOf(page, room).getByRole("article").filter({ hasText: text });
}

describe.each(everySize)("%s", (size) => {
  test("one's own last words go at once, can be had back, and go for everyone", async () => {
    const { me, them, flips, line, end } = await twoWindows(size, "a word too many");
    const label = await line.getAttribute("id");
    await chooseByKey(line, "Delete message");
    const toast = me.getByRole("status").filter({ hasText: "Deleted." });
    await toast.getByRole("button", { name: "Undo" }).waitFor();
    await logOf(me, room).getByText("Message deleted").waitFor();
    expect(await me.evaluate(() => document.activeElement?.id)).toBe(label);
    expect(await seriousFindings(me)).toEqual([]);

    await toast.getByRole("button", { name: "Undo" }).click();
    await line.waitFor();
    expect(await me.evaluate(() => document.activeElement?.id)).toBe(label);
    expect(await toast.count()).toBe(0);
    await say(me, room, "and another");
    await sees(them, room, "and another");
    expect(await flips()).toBe(0);

    await chooseByKey(line, "Delete message");
    await logOf(them, room).getByText("Message deleted").waitFor();
    await toast.waitFor({ state: "detached" });
    expect(await logOf(me, room).getByText("Message deleted").count()).toBe(1);
    expect(await flips()).toBe(1);
    await end();
  });

  test("closing the page within the six seconds deletes nevertheless", async () => {
    const { me, them, line, end } = await twoWindows(size, "gone with the page");
    await chooseByKey(line, "Delete message");
    await me.getByRole("button", { name: "Undo" }).hover();
    await me.close();
    await logOf(them, room).getByText("Message deleted").waitFor();
    await end();
  });

  test("older ones are asked about, and the focus stays with the place", async () => {
    const { me, them, line, end } = await twoWindows(size, "said long ago");
    await me.clock.setSystemTime(Date.now() + 10 * 60_000);
    const id = await line.getAttribute("id");
    await chooseByKey(line, "Delete message");
    const question = me.getByRole("dialog", { name: "Delete your message?" });
    await question.waitFor();
    expect(await seriousFindings(me)).toEqual([]);
    await question.getByRole("button", { name: "Delete message" }).click();
    for (const page of [me, them]) {
      await logOf(page, room).getByText("Message deleted").waitFor();
      expect(await lineIn(page, "said long ago").count()).toBe(0);
    }
    expect(await me.evaluate(() => document.activeElement?.id)).toBe(id);
    await end();
  });
});

test("by keyboard: from the composer into the messages, Del, Undo", async () => {
  const { me, line, end } = await twoWindows("desk", "first line");
  await say(me, room, "second line");
  await sees(me, room, "second line");
  await composerOf(me, room).press("Shift+ArrowUp");
  await me.keyboard.press("ArrowUp");
  await line.and(me.locator(":focus")).waitFor();
  await me.keyboard.press("ArrowDown");
  await lineIn(me, "second line").and(me.locator(":focus")).waitFor();
  await me.keyboard.press("ArrowDown");
  await composerOf(me, room).and(me.locator(":focus")).waitFor();
  await me.keyboard.press("Shift+ArrowUp");
  await me.keyboard.press("ArrowUp");
  await me.keyboard.press("Delete");
  await logOf(me, room).getByText("Message deleted").waitFor();
  await me.getByRole("button", { name: "Undo" }).focus();
  await me.keyboard.press("Enter");
  await line.waitFor();
  await end();
});

test("a resting finger opens what may be done; somebody else's words are asked about", async () => {
  const { me, them, end } = await twoWindows("phone", "hold me");
  const finger = await them.context().newCDPSession(them);
  await rest(finger, lineIn(them, "hold me"));
  const sheet = them.getByRole("dialog", { name: "Bo's message" });
  await sheet.getByRole("button", { name: "Copy text" }).waitFor();
  await lift(finger);
  await sheet.waitFor();
  expect(await seriousFindings(them)).toEqual([]);
  await sheet.getByRole("button", { name: "Delete message" }).click();
  const question = them.getByRole("dialog", { name: "Delete Bo's message?" });
  await question.getByRole("button", { name: "Delete message" }).click();
  for (const page of [me, them]) await logOf(page, room).getByText("Message deleted").waitFor();
  await end();
});
