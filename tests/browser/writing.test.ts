/** Writing: Markdown, names and emoji as one types them and as somebody else reads them. */
import type { Browser, Page } from "playwright-core";
import { seriousFindings } from "@/tests/support/axe";
import { launchBrowser, openWindow, type sizes } from "@/tests/support/browser";
import { composerOf, logOf, say, sees } from "@/tests/support/journeys";
import { logIn, people } from "@/tests/support/people";
import { makeRoom } from "@/tests/support/rooms";
import { sharedServer } from "@/tests/support/shared-server";
import { until } from "@/tests/support/timing";

type Size = keyof typeof sizes;
const room = "Kitchen";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** Ada, who owns the room and has it open; Bo, who has another one open. */
async function twoWindows(size: Size) {
  const { ada, bo } = await people("ada", "bo");
  const { id } = await makeRoom(ada, { name: room }, [bo]);
  const garden = await makeRoom(ada, { name: "Garden" }, [bo]);
  const server = sharedServer();
  const mine = await openWindow(browser, server, { size, as: await logIn(server, ada) });
  const theirs = await openWindow(browser, server, { size, as: await logIn(server, bo) });
  await mine.page.goto(`/rooms/${id}`);
  await theirs.page.goto(`/rooms/${garden.id}`);
  return {
    ...{ ada, bo, me: mine.page, them: theirs.page, path: `/rooms/${id}` },
    async end() {
      expect([...mine.problems, ...theirs.problems]).toEqual([]);
      for (const { page } of [mine, theirs]) await page.context().close();
    },
  };
}

const lineIn = (page: Page, text: string) =>
  logOf(page, room).getByRole("article").filter({ hasText: text });

test("marks become elements, the same in the first HTML as live; code gets its colours", async () => {
  const { me, them, path, end } = await twoWindows("desk");
  const body = "**Soup** <i>and</i> ||leek||\n\n- `salt`\n\n```ts\nconst soup = 7;\n```\nend";
  await say(me, room, body);
  const line = lineIn(me, "const soup");
  await line.locator("code .hljs-keyword", { hasText: "const" }).waitFor();
  expect(await line.locator("strong").textContent()).toBe("Soup");
  expect(await line.locator("i").count()).toBe(0);
  expect(await seriousFindings(me)).toEqual([]);

  // What the server writes is what the browser makes of it, colours aside.
  const html = await (await them.request.get(path)).text();
  const written = await them.evaluate((html) => {
    const page = new DOMParser().parseFromString(html, "text/html");
    return page.querySelector(".log .rich")?.textContent;
  }, html);
  expect(written).toBe(await line.locator(".rich").textContent());
  expect(html).toContain("<strong>Soup</strong> &lt;i&gt;and&lt;/i&gt;");

  await line.getByRole("button", { name: "Show spoiler" }).click();
  await line.getByText("leek").waitFor();
  await end();
});

test("a name is completed, its bearer sees a number, and the line stands out until it is read", async () => {
  const { me, them, bo, end } = await twoWindows("desk");
  const composer = composerOf(me, room);
  await composer.pressSequentially("soup, @b");
  const option = me.getByRole("option", { name: bo.name });
  await option.waitFor();
  expect(await seriousFindings(me)).toEqual([]);
  await composer.press("Enter");
  expect(await composer.inputValue()).toBe(`soup, @${bo.name} `);
  await option.waitFor({ state: "detached" });
  await composer.press("Enter");
  await sees(me, room, `soup, @${bo.name}`);

  const row = them
    .getByRole("navigation", { name: "Rooms" })
    .getByRole("link", { name: /1 mention/ });
  await row.waitFor();
  expect(await row.locator(".badge").textContent()).toBe("1");
  await row.click();
  const line = them.locator("article.meant", { hasText: "soup" });
  await line.waitFor();
  expect(await line.locator(".mention.of-me").textContent()).toBe(`@${bo.name}`);
  expect(await seriousFindings(them)).toEqual([]);
  await row.waitFor({ state: "detached" });

  await say(them, room, "not in #Garden?");
  await lineIn(me, "not in").getByRole("link", { name: "#Garden" }).click();
  await me.getByRole("heading", { name: "Garden", level: 1 }).waitFor();
  await end();
});

test("emoji by shortcode, by list and by picker, in words and under them", async () => {
  const { me, end } = await twoWindows("desk");
  const composer = composerOf(me, room);
  await composer.pressSequentially("so :smile:");
  await until(async () => (await composer.inputValue()) === "so 😄");
  await composer.pressSequentially(" :tada");
  await me.getByRole("option", { name: ":tada:" }).waitFor();
  await composer.press("Tab");
  expect(await composer.inputValue()).toBe("so 😄 🎉");
  await me.getByRole("button", { name: "Emoji" }).click();
  const search = me.getByRole("searchbox", { name: "Search emoji" });
  await search.fill("bowl with spoon");
  await me.getByRole("gridcell", { name: "bowl with spoon" }).waitFor();
  expect(await seriousFindings(me)).toEqual([]);
  await search.press("Enter");
  await until(async () => (await composer.inputValue()) === "so 😄 🎉🥣");
  await composer.press("Enter");
  const line = lineIn(me, "so 😄");
  await line.hover();
  await line.getByRole("button", { name: "React", exact: true }).click();
  await search.fill("lemon");
  await me.getByRole("gridcell", { name: "lemon", exact: true }).first().waitFor();
  await search.press("Escape");
  await line.hover();
  await line.getByRole("button", { name: "React", exact: true }).click();
  await me
    .getByRole("group", { name: "Recently used" })
    .getByRole("button", { name: "🥣" })
    .click();
  await line.getByRole("button", { name: /🥣: you/ }).waitFor();
  await end();
});

test("Enter breaks the line where that was chosen", async () => {
  const { me, path, end } = await twoWindows("desk");
  await me.goto("/settings#appearance");
  await me.getByRole("radio", { name: /^Enter starts a new line/ }).check();
  await me.locator("#appearance").getByRole("button", { name: "Save" }).click();
  await me.locator("#appearance").getByText("Saved").waitFor();
  await me.goto(path);
  const composer = composerOf(me, room);
  await composer.pressSequentially("one");
  await composer.press("Enter");
  await composer.pressSequentially("two");
  expect(await composer.inputValue()).toBe("one\ntwo");
  await composer.press("Control+Enter");
  await sees(me, room, "one");
  await end();
});

test("on a phone, a swipe to the right answers and Enter breaks the line", async () => {
  const { me, end } = await twoWindows("phone");
  await say(me, room, "who brings the bread?");
  await sees(me, room, "who brings");
  const finger = await me.context().newCDPSession(me);
  // Being confirmed, it is drawn anew.
  const bubble = lineIn(me, "who brings").locator(".bubble");
  const box = await until(() => bubble.boundingBox());
  const touch = async (type: "touchStart" | "touchMove" | "touchEnd", right: number) => {
    const point = { x: box.x + 20 + right, y: box.y + box.height / 2 };
    const touchPoints = type === "touchEnd" ? [] : [point];
    await finger.send("Input.dispatchTouchEvent", { type, touchPoints });
  };
  await touch("touchStart", 0);
  for (const right of [20, 40, 60, 70]) await touch("touchMove", right);
  await touch("touchEnd", 70);
  await me
    .getByText("Replying to You", { exact: false })
    .or(me.getByText("Replying to Ada"))
    .waitFor();
  const composer = composerOf(me, room);
  await composer.pressSequentially("me");
  await composer.press("Enter");
  await composer.pressSequentially("too");
  expect(await composer.inputValue()).toBe("me\ntoo");
  await me.getByRole("button", { name: "Send" }).click();
  await sees(me, room, "too");
  await end();
});
