/** Reading upwards: 50 messages at a time, the reader's line in its place, and the way back. */
import type { Browser, Page } from "playwright-core";
import { launchBrowser, openWindow, type sizes } from "@/tests/support/browser";
import { composerOf, logOf } from "@/tests/support/journeys";
import { logIn, type Person, people } from "@/tests/support/people";
import { makeRoom } from "@/tests/support/rooms";
import { sharedServer } from "@/tests/support/shared-server";

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});

afterAll(() => browser.close());

const post = (person: Person, roomId: string, body: string) =>
  person.api.call("POST", `/rooms/${roomId}/messages`, {
    clientId: body.replace(/\W/g, "-"),
    body,
  });

async function openLongRoom(size: keyof typeof sizes, scripts = Promise.resolve()) {
  const { ada, bo } = await people("ada", "bo");
  const { id } = await makeRoom(ada, { name: "Kitchen" }, [bo]);
  for (let n = 1; n <= 300; n++) await post(n % 7 < 3 ? ada : bo, id, `line ${n} of 300`);
  const as = await logIn(sharedServer(), ada);
  const { page, problems } = await openWindow(browser, sharedServer(), { as, size });
  const pages: string[] = [];
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (url.searchParams.has("before")) pages.push(url.search);
  });
  await page.route(/\.js(\?|$)/, (route) => scripts.then(() => route.continue()));
  await page.goto(`/rooms/${id}`, { waitUntil: "commit" });
  const list = logOf(page, "Kitchen");
  await list.getByText("line 300 of 300").waitFor();
  return { page, problems, pages, list, id, ada, bo };
}

/** The line at the upper edge of the list, and where it stands, to a fraction of a pixel. */
function lineBeingRead(page: Page): Promise<{ key: string; top: number }> {
  return page.evaluate(() => {
    const list = document.getElementById("messages");
    if (!list) throw new Error("no list");
    const edge = list.getBoundingClientRect().top;
    for (const row of list.querySelectorAll<HTMLElement>("[data-key]")) {
      const { top, bottom } = row.getBoundingClientRect();
      if (bottom > edge) return { key: row.dataset.key ?? "", top };
    }
    throw new Error("no line in view");
  });
}

function topOf(page: Page, key: string): Promise<number | undefined> {
  return page.evaluate(
    (wanted) => document.querySelector(`[data-key="${wanted}"]`)?.getBoundingClientRect().top,
    key,
  );
}

/** Scrolls near the top and answers how far the line moved while the page above was put in. */
async function loadOnePage(page: Page): Promise<number> {
  const articles = () => page.getByRole("article").count();
  const before = await articles();
  await page.evaluate(() => {
    const list = document.getElementById("messages");
    list?.scrollTo({ top: -(list.scrollHeight - 1.8 * list.clientHeight), behavior: "instant" });
  });
  const line = await lineBeingRead(page);
  await page.evaluate(() => document.getElementById("messages")?.scrollBy(0, 0));
  await page.waitForFunction(
    (count) => document.querySelectorAll("#messages article").length > count,
    before,
  );
  return ((await topOf(page, line.key)) ?? Number.NaN) - line.top;
}

test.each(["desk", "phone"] as const)("%s: upwards by 50, not a pixel moved", async (size) => {
  const { page, problems, pages, list } = await openLongRoom(size);

  for (let turn = 0; turn < 3; turn++) expect(Math.abs(await loadOnePage(page))).toBeLessThan(0.5);

  expect(pages.length).toBeGreaterThanOrEqual(3);
  for (const query of pages) expect(query).toContain("limit=50");
  expect(new Set(pages).size).toBe(pages.length);
  const texts = await list.getByRole("article").locator(".text").allTextContents();
  expect(texts).toEqual(texts.map((_, index) => `line ${301 - texts.length + index} of 300`));
  expect(problems).toEqual([]);
  await page.context().close();
});

test("what comes while reading above moves nothing; the pill and End lead to it", async () => {
  const { page, list, id, bo, problems } = await openLongRoom("desk");
  await page.evaluate(() => document.getElementById("messages")?.scrollTo({ top: -1500 }));
  await page.getByRole("button", { name: "Jump to the latest" }).waitFor();
  const line = await lineBeingRead(page);

  await post(bo, id, "first news");
  await post(bo, id, "second news");
  await page.getByRole("button", { name: "2 new, jump to the latest" }).waitFor();
  expect(await topOf(page, line.key)).toBeCloseTo(line.top, 1);

  await page.getByRole("button", { name: "2 new, jump to the latest" }).click();
  await page.getByRole("button", { name: /jump to the latest/i }).waitFor({ state: "detached" });
  expect(await page.evaluate(() => document.getElementById("messages")?.scrollTop)).toBe(0);

  await page.evaluate(() => document.getElementById("messages")?.scrollTo({ top: -1500 }));
  await page.getByRole("button", { name: "Jump to the latest" }).waitFor();
  await composerOf(page, "Kitchen").focus();
  await page.keyboard.press("End");
  await page.waitForFunction(() => document.getElementById("messages")?.scrollTop === 0);
  await list.getByText("second news").waitFor();
  expect(problems).toEqual([]);
  await page.context().close();
});

test("who scrolls up while the scripts still load stays where they read", async () => {
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const { page, problems } = await openLongRoom("desk", held);
  await page.evaluate(() => document.getElementById("messages")?.scrollTo({ top: -1500 }));
  const line = await lineBeingRead(page);

  release();
  await page.getByRole("button", { name: "Jump to the latest" }).waitFor();
  expect(await topOf(page, line.key)).toBeCloseTo(line.top, 0);
  expect(problems).toEqual([]);
  await page.context().close();
});
