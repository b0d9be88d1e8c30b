/** Nothing typed is lost, nothing is shown twice: connection, server and tab may come and go. */
import type { Browser, Page } from "playwright-core";
import { launchBrowser, openWindow } from "@/tests/support/browser";
import { historyOf } from "@/tests/support/history";
import { composerOf, logOf, say, sees } from "@/tests/support/journeys";
import { logIn, type Person, peopleAt } from "@/tests/support/people";
import { makeRoom } from "@/tests/support/rooms";
import { startServer, type TestServer } from "@/tests/support/server";
import { until } from "@/tests/support/timing";

/** What Chromium says by itself while there is no server. */
const expected = [/Failed to load resource/, /WebSocket connection/, /net::ERR_/];

let browser: Browser;
let server: TestServer;

beforeAll(async () => {
  browser = await launchBrowser();
  server = await startServer();
});

afterAll(async () => {
  await browser.close();
  await server.stop();
});

async function inKitchen(...members: Person[]): Promise<{ page: Page; problems: string[] }[]> {
  const [owner, ...others] = members as [Person, ...Person[]];
  const room = await makeRoom(owner, { name: "Kitchen" }, others);
  return Promise.all(
    members.map(async (member) => {
      const as = await logIn(server, member);
      const window = await openWindow(browser, server, { as, expected });
      await window.page.goto(`/rooms/${room.id}`);
      await composerOf(window.page, "Kitchen").waitFor();
      return window;
    }),
  );
}

const roomIdOf = (page: Page) => new URL(page.url()).pathname.split("/")[2] ?? "";

/** The texts on screen, from the top. */
function shownTexts(page: Page): Promise<string[]> {
  return logOf(page, "Kitchen").getByRole("article").locator(".text").allTextContents();
}

test("the server stops and starts in mid-conversation: nothing lost, order kept, outbox sent", async () => {
  const { ada, bo } = await peopleAt(server, "ada", "bo");
  const [hers, his] = await inKitchen(ada, bo);
  if (!hers || !his) throw new Error("two windows were opened");
  await say(hers.page, "Kitchen", "before");
  await sees(his.page, "Kitchen", "before");

  await server.kill();
  await say(hers.page, "Kitchen", "during, first");
  await say(hers.page, "Kitchen", "during, second");
  await say(his.page, "Kitchen", "his, during");
  await hers.page.getByText(/Messages you send will wait here/).waitFor();
  await server.restart();

  const texts = ["before", "during, first", "during, second", "his, during"];
  for (const { page } of [hers, his]) {
    for (const text of texts) await sees(page, "Kitchen", text);
  }
  const stored = await until(async () => {
    const messages = await historyOf(ada, roomIdOf(hers.page));
    const bodies = messages.filter(({ kind }) => kind === "text").map(({ body }) => body);
    return bodies.length === texts.length ? bodies : null;
  });
  expect(stored.indexOf("during, first")).toBeLessThan(stored.indexOf("during, second"));
  await until(async () => String(await shownTexts(hers.page)) === String(stored));
  await until(async () => String(await shownTexts(his.page)) === String(stored));
  expect([...hers.problems, ...his.problems]).toEqual([]);
});

test("typed offline, reloaded offline or not, sent in order once back", async () => {
  const { ada } = await peopleAt(server, "ada");
  const [hers] = await inKitchen(ada);
  if (!hers) throw new Error("a window was opened");
  const { page, problems } = hers;
  await page.context().setOffline(true);
  for (const text of ["one", "two", "three"]) await say(page, "Kitchen", text);
  await page.getByText("You are offline. Messages you send will wait here.").waitFor();
  expect(await shownTexts(page)).toEqual(["one", "two", "three"]);

  await page.context().setOffline(false);

  const bodies = async () =>
    (await historyOf(ada, roomIdOf(page))).flatMap(({ kind, body }) =>
      kind === "text" ? body : [],
    );
  await until(async () => (await bodies()).length === 3);
  expect(await bodies()).toEqual(["one", "two", "three"]);
  await page.reload();
  expect(await shownTexts(page)).toEqual(["one", "two", "three"]);
  expect(problems).toEqual([]);
});

test("an unsent message survives the tab: it is there after a reload and goes out", async () => {
  const { ada } = await peopleAt(server, "ada");
  const [hers] = await inKitchen(ada);
  if (!hers) throw new Error("a window was opened");
  const { page } = hers;
  // The server takes nothing, but pages still load: only what sends is cut off.
  await page.routeWebSocket(/socket\.io/, () => {});
  await page
    .context()
    .route(/\/api\/v1\/rooms\/[^/]+\/messages$/, (route) =>
      route.request().method() === "POST" ? route.abort() : route.continue(),
    );
  await page.reload();
  await say(page, "Kitchen", "still here");
  await page.reload();
  await sees(page, "Kitchen", "still here");
  expect(await historyOf(ada, roomIdOf(page))).toHaveLength(1);

  await page.context().unroute(/\/api\/v1\/rooms\/[^/]+\/messages$/);
  await page.unrouteAll();
  await until(async () => (await historyOf(ada, roomIdOf(page))).length === 2);
  await sees(page, "Kitchen", "still here");
});

test("a refused message says why, and can be edited or discarded", async () => {
  const { ada, bo } = await peopleAt(server, "ada", "bo");
  const [hers, his] = await inKitchen(ada, bo);
  if (!hers || !his) throw new Error("two windows were opened");
  await his.page.context().setOffline(true);
  await say(his.page, "Kitchen", "too late");
  const path = `/rooms/${roomIdOf(hers.page)}/members/${bo.id}`;
  expect((await ada.api.call("DELETE", path)).status).toBe(204);
  await his.page.context().setOffline(false);

  await his.page.getByText("You are no longer in this room.").waitFor();
  await his.page.getByText(/^Not sent/).waitFor();
  await his.page.getByRole("button", { name: "Discard" }).click();
  await his.page.getByText("too late").waitFor({ state: "detached" });
  expect(await historyOf(ada, roomIdOf(hers.page))).toHaveLength(3);
});
