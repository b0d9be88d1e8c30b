/** A link's preview comes late: on screen at both sizes, while somebody reads. */
import type { ServerResponse } from "node:http";
import type { Browser, Locator, Page } from "playwright-core";
import type { MessageView } from "@/lib/contract/views";
import { seriousFindings } from "@/tests/support/axe";
import { launchBrowser, openWindow, sizes } from "@/tests/support/browser";
import { chooseByKey, logOf, say, sees } from "@/tests/support/journeys";
import { logIn, peopleAt } from "@/tests/support/people";
import { fourFields } from "@/tests/support/pictures";
import { makeRoom } from "@/tests/support/rooms";
import { startServer, type TestServer } from "@/tests/support/server";
import { until } from "@/tests/support/timing";
import { answer, pageOf, startSite } from "@/tests/support/web-site";

type Size = keyof typeof sizes;

const room = "Kitchen";
/** Pages that wait until the test has them answer, by the end of their address. */
const held = new Map<string, ServerResponse>();

let browser: Browser;
let server: TestServer;
let site: Awaited<ReturnType<typeof startSite>>;
beforeAll(async () => {
  const png = await fourFields().png().toBuffer();
  site = await startSite({
    "/late": (request, response) => void held.set(request.url?.split("?")[1] ?? "", response),
    "/soup.png": answer(png, { "content-type": "image/png" }),
  });
  const env = { LINK_PREVIEWS: "on", PREVIEW_ALLOW_HOSTS: "127.0.0.1" };
  server = await startServer({ env });
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await server.stop();
  await site.stop();
});

/** Has a page that was asked for answer now. */
async function release(which: string): Promise<void> {
  const response = await until(() => held.get(which), { what: `the request for ${which}` });
  const head = `<meta property="og:image" content="/soup.png">
    <meta property="og:site_name" content="Soups of the world">
    <meta name="description" content="Six leeks, four potatoes and an evening by the fire.">`;
  response.writeHead(200, { "content-type": "text/html" }).end(pageOf(`Soup ${which}`, head));
}

const cardOf = (page: Page, which: string) =>
  logOf(page, room).getByRole("link", { name: `Soup ${which}` });
const topOf = (line: Locator) => line.evaluate((element) => element.getBoundingClientRect().top);

/** Scrolls until a line stands at the upper edge: what is above it is out of sight. */
async function readFrom(line: Locator): Promise<void> {
  await line.evaluate((element) => {
    const list = document.getElementById("messages");
    if (!list) return;
    list.scrollTop += element.getBoundingClientRect().top - list.getBoundingClientRect().top;
  });
}

describe.each(Object.keys(sizes) as Size[])("%s", (size) => {
  test("a preview appears without moving the reader's line, and its author removes it", async () => {
    const { ada, bo } = await peopleAt(server, "ada", "bo");
    const { id } = await makeRoom(ada, { name: room }, [bo]);
    const post = (body: string) =>
      bo.api.call<MessageView>("POST", `/rooms/${id}/messages`, {
        clientId: body.replace(/\W/g, ""),
        body,
      });
    const above = `above-${size}`;
    for (let line = 0; line < 20; line++) await post(`Early line ${line}.`);
    const look = await post("Look here.");
    // So many that nobody who reads the first is at the end.
    for (let line = 0; line < 45; line++) await post(`Late line ${line}.`);

    const reader = await openWindow(browser, server, { size, as: await logIn(server, ada) });
    const writer = await openWindow(browser, server, { size, as: await logIn(server, bo) });
    for (const { page } of [reader, writer]) await page.goto(`/rooms/${id}`);
    await sees(reader.page, room, "Late line 44.");
    const line = logOf(reader.page, room).getByRole("article").filter({ hasText: "Late line 1." });
    // Its link comes only now: a server does not wait for a page for long.
    const link = `${site.url}/late?${above}`;
    await bo.api.call("PATCH", `/messages/${look.body.id}`, { body: `Look ${link}` });
    await logOf(reader.page, room).getByRole("link", { name: link }).waitFor({ state: "attached" });
    await readFrom(line);
    const top = await topOf(line);
    await release(above);
    await cardOf(reader.page, above).waitFor({ state: "attached" });
    expect(await topOf(line)).toBe(top);

    const last = `last-${size}`;
    await say(writer.page, room, `And ${site.url}/late?${last}`);
    const mine = logOf(writer.page, room).getByRole("article").filter({ hasText: last });
    await release(last);
    const card = cardOf(writer.page, last);
    await card.waitFor();
    expect((await card.boundingBox())?.height).toBe(72);
    const picture = card.locator("img");
    await until(() => picture.evaluate((img) => (img as HTMLImageElement).naturalWidth > 0));
    // A reader at the end stays there, and sees the card.
    const fromEnd = () => document.getElementById("messages")?.scrollTop;
    expect(await writer.page.evaluate(fromEnd)).toBe(0);
    expect(await seriousFindings(writer.page)).toEqual([]);
    await cardOf(reader.page, last).waitFor({ state: "attached" });
    expect(await topOf(line)).toBe(top);

    await chooseByKey(mine, "Remove preview");
    for (const { page } of [writer, reader]) {
      await cardOf(page, last).waitFor({ state: "detached" });
    }
    expect(await topOf(line)).toBe(top);
    expect([...reader.problems, ...writer.problems]).toEqual([]);
    for (const { page } of [reader, writer]) await page.context().close();
  });
});
