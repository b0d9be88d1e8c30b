/** A long room: opened in its middle, read both ways, few messages mounted, nothing moved. */
import type { Browser, Page } from "playwright-core";
import { seriousFindings } from "@/tests/support/axe";
import { launchBrowser, openWindow, type sizes } from "@/tests/support/browser";
import { logOf } from "@/tests/support/journeys";
import { logIn, type Person, people } from "@/tests/support/people";
import { makeRoom } from "@/tests/support/rooms";
import { sharedServer } from "@/tests/support/shared-server";

let browser: Browser;
let ada: Person;
let roomId: string;
const messages = 700;
const mentionAt = 420;

beforeAll(async () => {
  browser = await launchBrowser();
  const { ada: reader, bo } = await people("ada", "bo");
  ada = reader;
  roomId = (await makeRoom(ada, { name: "Kitchen" }, [bo])).id;
  for (let n = 1; n <= messages; n++) {
    const tall = n % 9 === 0 ? "\n\nwith more\nbelow it" : "";
    const body = `line ${n} of ${messages}${tall}${n === mentionAt ? " for @Ada Lovelace" : ""}`;
    await bo.api.call("POST", `/rooms/${roomId}/messages`, { clientId: `reading-${n}`, body });
  }
}, 120_000);

afterAll(() => browser.close());

async function openRoom(size: keyof typeof sizes, search = "", expected: RegExp[] = []) {
  const as = await logIn(sharedServer(), ada);
  const { page, problems } = await openWindow(browser, sharedServer(), { as, size, expected });
  await page.goto(`/rooms/${roomId}${search}`);
  return { page, problems, list: logOf(page, "Kitchen") };
}

/** Scrolls by half a screen until `text` is in the page; answers how far lines moved by themselves at most. */
function scrollUntil(page: Page, text: string, way: 1 | -1): Promise<number> {
  return page.evaluate(
    async ([wanted, way]) => {
      const list = document.getElementById("messages");
      if (!list) throw new Error("no list");
      const frame = () => new Promise(requestAnimationFrame);
      const inView = () => {
        const edge = list.getBoundingClientRect().top;
        return [...list.querySelectorAll<HTMLElement>(".text")].find(
          (words) => words.getBoundingClientRect().top >= edge,
        );
      };
      let worst = 0;
      const until = performance.now() + 40_000;
      while (!list.textContent?.includes(wanted) && performance.now() < until) {
        list.scrollBy({ top: way * 350, behavior: "instant" });
        await frame();
        const words = inView();
        const before = words?.getBoundingClientRect().top ?? 0;
        for (let n = 0; n < 6; n++) await frame();
        if (words?.isConnected) {
          worst = Math.max(worst, Math.abs(words.getBoundingClientRect().top - before));
        }
      }
      return worst;
    },
    [text, way] as const,
  );
}

test("a pill leads to the unread message that means me", async () => {
  const { page, problems, list } = await openRoom("phone");
  await list.getByText("line 20 of").waitFor();
  await page.getByRole("button", { name: "Jump to the next unread mention, 1 left" }).click();
  const marked = list.locator(".marked").getByRole("article");
  await marked.filter({ hasText: `line ${mentionAt} of` }).waitFor();
  expect(await marked.evaluate((element) => element === document.activeElement)).toBe(true);
  await page.getByRole("button", { name: /unread mention/ }).waitFor({ state: "detached" });
  expect(await seriousFindings(page)).toEqual([]);
  expect(problems).toEqual([]);
  await page.context().close();
});

test.each(["desk", "phone"] as const)("%s: ways that lead nowhere say so", async (size) => {
  const { page, problems, list } = await openRoom(size, "?message=20", [/ERR_FAILED/]);
  await list.getByText("line 20 of").waitFor();
  await page.waitForFunction(() => !location.search);
  await page.route(/\/messages\?/, (route) => route.abort());
  const broken = "That part of the room did not load. Check the connection and try again.";
  const alert = page.getByRole("alert").filter({ hasText: broken });
  const pill = page.getByRole("button", { name: /Jump to the next unread mention/ });
  await pill.click();
  await alert.getByText(broken).waitFor();
  expect(await pill.evaluate((button) => button === document.activeElement)).toBe(true);
  expect(await seriousFindings(page)).toEqual([]);
  await alert.getByRole("button", { name: "Dismiss" }).click();
  await alert.waitFor({ state: "detached" });
  await page.getByRole("button", { name: /jump to the latest/i }).click();
  await alert.getByText(broken).waitFor();

  // Not passed over: the same mention can be tried again.
  await page.unroute(/\/messages\?/);
  await pill.click();
  await list
    .locator(".marked")
    .filter({ hasText: `line ${mentionAt} of` })
    .waitFor();
  await alert.waitFor({ state: "detached" });
  expect(problems).toEqual([]);
  await page.context().close();
});

test("a date leads to its first message; what is unread above can be reached and be done with", async () => {
  const { page, problems, list } = await openRoom("desk");
  await list.getByText("line 20 of").waitFor();
  await page.getByRole("button", { name: "Jump to a date" }).click();
  await page.getByRole("dialog").getByLabel("Date").fill("2020-01-01");
  await page.getByRole("button", { name: "Jump", exact: true }).click();
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await list.getByText("This is the start of Kitchen").waitFor();

  await page.getByRole("button", { name: /jump to the latest/i }).click();
  await list.getByText(`line ${messages} of`).waitFor();
  await page.getByRole("button", { name: /new since .* Jump/ }).click();
  await list.getByText(/^New since/).waitFor();
  await page.getByRole("button", { name: /jump to the latest/i }).click();
  await page.getByRole("button", { name: "Mark read" }).click();
  await page.getByRole("button", { name: "Mark read" }).waitFor({ state: "detached" });
  expect(problems).toEqual([]);
  await page.context().close();
});

test.each(["desk", "phone"] as const)("%s: up to the start and down to the end", async (size) => {
  const { page, problems, list } = await openRoom(size, "?message=350");
  await list.getByText(`line 348 of ${messages}`).waitFor();
  await page.waitForFunction(() => !location.search);

  // The message that was asked for has the focus, and would stay mounted for it.
  await page.evaluate(() => (document.activeElement as HTMLElement).blur());
  expect(await scrollUntil(page, `line 2 of ${messages}`, -1)).toBeLessThan(0.5);
  expect(await page.getByRole("article").count()).toBeLessThanOrEqual(340);
  expect(await scrollUntil(page, `line ${messages} of ${messages}`, 1)).toBeLessThan(0.5);
  expect(await page.getByRole("article").count()).toBeLessThanOrEqual(340);

  const texts = await list.getByRole("article").locator(".text").allTextContents();
  const numbers = texts.map((text) => Number(/^line (\d+)/.exec(text)?.[1]));
  expect(numbers).toEqual(numbers.map((_, index) => (numbers[0] ?? 0) + index));
  await page.keyboard.press("Escape");
  await page.keyboard.press("End");
  await page.waitForFunction(() => document.getElementById("messages")?.scrollTop === 0);
  expect(problems).toEqual([]);
  await page.context().close();
});

test("what grows above or below the line being read does not move it", async () => {
  const { page, problems, list } = await openRoom("desk", "?message=350");
  await list.getByText(`line 350 of ${messages}`).waitFor();
  await page.waitForFunction(() => !location.search);
  const moved = await page.evaluate(async () => {
    const scroller = document.getElementById("messages");
    const rows = [...document.querySelectorAll<HTMLElement>("#messages li[data-seq]")];
    const edge = scroller?.getBoundingClientRect().top ?? 0;
    const at = rows.findIndex((row) => row.getBoundingClientRect().top >= edge);
    const topNow = () => rows[at]?.getBoundingClientRect().top ?? Number.NaN;
    const before = topNow();
    const frame = () => new Promise(requestAnimationFrame);
    const moves: number[] = [];
    for (const row of [rows[at - 5], rows[at + 2], rows[at + 20]]) {
      if (!row) throw new Error("no such row");
      row.style.paddingBottom = "137px";
      await frame();
      await frame();
      moves.push(Math.abs(topNow() - before));
    }
    return Math.max(...moves);
  });
  expect(moved).toBeLessThan(0.5);
  expect(problems).toEqual([]);
  await page.context().close();
});

test("older messages that do not come are asked for once, and again by a button", async () => {
  const { page, problems, list } = await openRoom("desk", "?message=350", [/ERR_FAILED/]);
  await list.getByText(`line 350 of ${messages}`).waitFor();
  await page.waitForFunction(() => !location.search);
  let asked = 0;
  await page.route(/before=/, (route) => {
    asked++;
    return route.abort();
  });
  await page.evaluate(() => {
    const list = document.getElementById("messages");
    list?.scrollTo({ top: -list.scrollHeight, behavior: "instant" });
  });
  const alert = list.getByRole("alert").filter({ hasText: "Could not load older messages." });
  await alert.waitFor();
  expect(asked).toBe(1);
  await page.unroute(/before=/);
  await alert.getByRole("button", { name: "Retry" }).click();
  await alert.waitFor({ state: "detached" });
  await list.getByText(`line 270 of ${messages}`).waitFor({ state: "attached" });
  expect(problems).toEqual([]);
  await page.context().close();
});

test("a link to a message that is not there says so, and the room is open all the same", async () => {
  const { page, problems, list } = await openRoom("phone", "?message=9999");
  const words = "There is no such message here. Ask for its link again.";
  const alert = page.getByRole("alert").filter({ hasText: words });
  await alert.getByRole("button", { name: "Dismiss" }).waitFor();
  await page.waitForFunction(() => !location.search);
  await list.getByText(`line ${messages} of ${messages}`).waitFor();
  await alert.getByRole("button", { name: "Dismiss" }).click();
  await alert.waitFor({ state: "detached" });
  expect(problems).toEqual([]);
  await page.context().close();
});
