/** Changing rooms asks Next for nothing and keeps what is mounted, the composer first of all. */
import type { Browser, Page } from "playwright-core";
import type { RoomView } from "@/lib/contract/views";
import { launchBrowser, openWindow } from "@/tests/support/browser";
import { composerOf, logOf, say, sees } from "@/tests/support/journeys";
import { logIn, people } from "@/tests/support/people";
import { makeRoom } from "@/tests/support/rooms";
import { sharedServer } from "@/tests/support/shared-server";

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});

afterAll(() => browser.close());

/** Requests that only a page or a rendering of one makes; the API and files are not among them. */
function watchPageRequests(page: Page): string[] {
  const seen: string[] = [];
  page.on("request", (request) => {
    const { pathname } = new URL(request.url());
    if (!/^\/(api|socket\.io|_next\/static)\//.test(pathname)) {
      seen.push(`${request.method()} ${pathname}`);
    }
  });
  return seen;
}

const roomLink = (page: Page, name: string) =>
  page
    .getByRole("navigation", { name: "Rooms" })
    .getByRole("link", { name: new RegExp(`^${name}`) });

test("ten switches, a dialog, Back and an action: no page request, the same composer", async () => {
  const { ada, bo } = await people("ada", "bo");
  const rooms: RoomView[] = [];
  for (const name of ["Attic", "Cellar", "Garden"]) {
    rooms.push(await makeRoom(ada, { name }, [bo]));
  }
  for (const room of rooms) {
    const message = { clientId: `hello-${room.id}`, body: `Welcome to the ${room.name}` };
    await bo.api.call("POST", `/rooms/${room.id}/messages`, message);
  }
  const { page, problems } = await openWindow(browser, sharedServer(), {
    as: await logIn(sharedServer(), ada),
  });
  await page.goto(`/rooms/${rooms[0]?.id}`);
  await composerOf(page, "Attic").waitFor();
  await composerOf(page, "Attic").evaluate((node) => node.setAttribute("data-mark", "kept"));
  const requests = watchPageRequests(page);

  for (let turn = 1; turn <= 10; turn++) {
    const { id, name } = rooms[turn % 3] as RoomView;
    await roomLink(page, name).click();
    await page.getByRole("heading", { name, level: 1 }).waitFor();
    await logOf(page, name).getByText(`Welcome to the ${name}`).waitFor();
    expect(new URL(page.url()).pathname).toBe(`/rooms/${id}`);
  }

  await page.getByRole("link", { name: "New room" }).click();
  await page.getByRole("dialog", { name: "New room" }).waitFor();
  await page.goBack();
  await page.getByRole("dialog", { name: "New room" }).waitFor({ state: "detached" });
  await page.goBack();
  await page.getByRole("heading", { name: "Attic", level: 1 }).waitFor();
  await say(page, "Attic", "Back again");
  await sees(page, "Attic", "Back again");

  expect(requests).toEqual([]);
  expect(await composerOf(page, "Attic").getAttribute("data-mark")).toBe("kept");
  expect(problems).toEqual([]);
  await page.context().close();
});

test("each room keeps its own draft, also through a reload, and marks it in the sidebar", async () => {
  const { ada } = await people("ada");
  const [attic, cellar] = [
    await makeRoom(ada, { name: "Attic" }),
    await makeRoom(ada, { name: "Cellar" }),
  ];
  const as = await logIn(sharedServer(), ada);
  const { page, problems } = await openWindow(browser, sharedServer(), { as });
  await page.goto(`/rooms/${attic.id}`);
  await composerOf(page, "Attic").fill("half a thought");
  await roomLink(page, "Cellar").click();
  await composerOf(page, "Cellar").waitFor();
  expect(await composerOf(page, "Cellar").inputValue()).toBe("");
  await roomLink(page, "Attic, draft").waitFor();

  await page.goto(`/rooms/${cellar.id}`);
  await page.goto(`/rooms/${attic.id}`);

  await page.waitForFunction(() => document.querySelector("textarea")?.value === "half a thought");
  expect(problems).toEqual([]);
  await page.context().close();
});

test("unread shows in the sidebar and the title, on every tab, and clears by being seen", async () => {
  const { ada, bo } = await people("ada", "bo");
  const attic = await makeRoom(ada, { name: "Attic" }, [bo]);
  const cellar = await makeRoom(ada, { name: "Cellar" }, [bo]);
  const as = await logIn(sharedServer(), ada);
  const { page: one } = await openWindow(browser, sharedServer(), { as });
  const two = await one.context().newPage();
  for (const page of [one, two]) {
    await page.goto(`/rooms/${attic.id}`);
    await composerOf(page, "Attic").waitFor();
  }

  for (const clientId of ["c1", "c2"]) {
    await bo.api.call("POST", `/rooms/${cellar.id}/messages`, { clientId, body: clientId });
  }
  for (const page of [one, two]) {
    // That Bo joined counts too.
    await roomLink(page, "Cellar, 3 unread").waitFor();
    await page.waitForFunction(() => document.title.startsWith("(3) "));
  }

  await one.bringToFront();
  await roomLink(one, "Cellar").click();
  await logOf(one, "Cellar").getByText("New since").waitFor();
  for (const page of [one, two]) {
    await page.waitForFunction(() => !document.title.startsWith("("));
  }
  await one.context().close();
});
