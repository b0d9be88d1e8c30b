/** What a person's browser keeps, catches up with and sends by itself. */
import type { Browser, Locator, Page } from "playwright-core";
import type { MessagePage } from "@/lib/contract/views";
import { launchBrowser, openWindow } from "@/tests/support/browser";
import { composerOf, logOf, say, sees } from "@/tests/support/journeys";
import { logIn, type Person, peopleAt } from "@/tests/support/people";
import { makeRoom } from "@/tests/support/rooms";
import { startServer, type TestServer } from "@/tests/support/server";
import { until } from "@/tests/support/timing";

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});

afterAll(() => browser.close());

/** What a browser says of a server that is away. */
const expected = [/Failed to load resource/, /WebSocket connection/, /ERR_/];

/** Ada looks at the kitchen, where Bo is a member too. */
async function adaInTheKitchen(server: TestServer) {
  const { ada, bo } = await peopleAt(server, "ada", "bo");
  const room = await makeRoom(ada, {}, [bo]);
  const window = await openWindow(browser, server, { as: await logIn(server, ada), expected });
  await enter(window.page, room.id);
  return { ada, bo, room, ...window };
}

async function enter(page: Page, roomId: string): Promise<void> {
  await page.goto(`/rooms/${roomId}`);
  await composerOf(page, "Kitchen").waitFor();
}

/** The texts of a room as the server has them. */
async function textsOf(person: Person, roomId: string): Promise<string[]> {
  const { body } = await person.api.call<MessagePage>("GET", `/rooms/${roomId}/messages?limit=100`);
  return body.messages.filter(({ kind }) => kind === "text").map((message) => message.body);
}

/** Waits until the server has so many texts, and answers them. */
async function textsOnce(person: Person, roomId: string, count: number): Promise<string[]> {
  return until(
    async () => {
      const texts = await textsOf(person, roomId);
      return texts.length >= count ? texts : null;
    },
    { timeoutMs: 30_000, what: `${count} stored texts` },
  );
}

/** Waits until a field has this value. */
async function holds(field: Locator, value: string): Promise<void> {
  await until(async () => (await field.inputValue()) === value, { what: value });
}

const waiting = (page: Page) => page.getByText("Waiting for connection").first();

test("while the server is away messages wait, outlive their page, and arrive in order", async () => {
  const server = await startServer();
  const { page, bo, room, problems } = await adaInTheKitchen(server);
  await server.kill();
  for (const text of ["one", "two", "three"]) await say(page, "Kitchen", text);
  await waiting(page).waitFor();
  const context = page.context();
  await page.close();
  await server.restart();

  const later = await context.newPage();
  await enter(later, room.id);
  for (const text of ["one", "two", "three"]) await sees(later, "Kitchen", text);
  expect(await textsOnce(bo, room.id, 3)).toEqual(["one", "two", "three"]);
  expect(problems).toEqual([]);
  await server.stop();
});

test("a page that sees its server come back sends what waited and says that it is back", async () => {
  const server = await startServer();
  const { page, bo, room, problems } = await adaInTheKitchen(server);
  await server.kill();
  await page.getByText("Reconnecting.").waitFor();
  await say(page, "Kitchen", "still here");
  await server.restart();
  expect(await textsOnce(bo, room.id, 1)).toEqual(["still here"]);
  await page.getByText(/^Back/).waitFor();
  expect(problems).toEqual([]);
  await server.stop();
});

test("faster than the server allows, everything is sent in the order of writing", async () => {
  const server = await startServer({ env: { RATE_LIMITS: "on" } });
  const { page, bo, room, problems } = await adaInTheKitchen(server);
  const texts = Array.from({ length: 60 }, (_, index) => `number ${index}`);
  for (const text of texts) {
    await composerOf(page, "Kitchen").fill(text);
    await composerOf(page, "Kitchen").press("Enter");
  }
  expect(await textsOnce(bo, room.id, texts.length)).toEqual(texts);
  expect(problems).toEqual([]);
  await server.stop();
});

describe.each([
  ["live", false],
  ["polling", true],
])("%s", (_, preview) => {
  test("two tabs of one person stay in step, the draft too", async () => {
    const server = await startServer({ preview });
    const { page: one, room, problems } = await adaInTheKitchen(server);
    const two = await one.context().newPage();
    await enter(two, room.id);
    await composerOf(two, "Kitchen").fill("half a thought");
    await holds(composerOf(one, "Kitchen"), "half a thought");
    await say(two, "Kitchen", "from two");
    await sees(one, "Kitchen", "from two");
    await say(one, "Kitchen", "from one");
    await sees(two, "Kitchen", "from one");
    expect(problems).toEqual([]);
    await server.stop();
  });

  test("another's new name shows on what they wrote", async () => {
    const server = await startServer({ preview });
    const { page, bo, room, problems } = await adaInTheKitchen(server);
    await bo.api.call("POST", `/rooms/${room.id}/messages`, { clientId: "soup", body: "soup" });
    await sees(page, "Kitchen", "soup");
    const names = { firstName: "Robert", lastName: "Bright" };
    await (await logIn(server, bo)).submit("/settings", names);
    const renamed = logOf(page, "Kitchen").getByText("Robert Bright").first();
    await renamed.waitFor({ timeout: 40_000 });
    expect(problems).toEqual([]);
    await server.stop();
  });

  test("when another person logs in, the first one's tab falls silent", async () => {
    const server = await startServer({ preview });
    const { page, bo, room, problems } = await adaInTheKitchen(server);
    const cookies = [...(await logIn(server, bo)).cookies.entries()];
    await page
      .context()
      .addCookies(cookies.map(([name, value]) => ({ name, value, url: server.url })));
    await enter(await page.context().newPage(), room.id);
    await page.getByRole("dialog", { name: "You were signed out" }).waitFor();
    expect(problems).toEqual([]);
    await server.stop();
  });
});
