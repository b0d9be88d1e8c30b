/** Letting people in at both sizes: by a link, its QR code, or a code from the blackboard. */
import type { Browser, Page } from "playwright-core";
import { seriousFindings } from "@/tests/support/axe";
import { launchBrowser, openWindow, sizes } from "@/tests/support/browser";
import { logIn, type Person, people } from "@/tests/support/people";
import { showsQrCode } from "@/tests/support/qr-code";
import { ready } from "@/tests/support/ready";
import { makeRoom } from "@/tests/support/rooms";
import { sharedServer } from "@/tests/support/shared-server";

type Size = keyof typeof sizes;

const everySize = Object.keys(sizes) as Size[];
const unknown = "No open room or invitation matches that. Check it and try again.";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

async function windowOf(person: Person, wishes: Parameters<typeof openWindow>[2] = {}) {
  const as = await logIn(sharedServer(), person);
  return openWindow(browser, sharedServer(), { as, ...wishes });
}

/** Types into the field that takes names, codes and links. */
async function seek(page: Page, text: string) {
  await (await ready(page.getByLabel("Name, code or link"))).fill(text);
}

const linksIn = (page: Page) =>
  page.getByRole("list", { name: "Invitation links" }).getByRole("listitem");

describe.each(everySize)("%s", (size) => {
  test("a link is made, photographed, followed, counted and ended", async () => {
    const { ada, bo, cleo } = await people("ada", "bo", "cleo");
    const { id } = await makeRoom(ada, { name: "Kitchen", kind: "closed" });
    const hers = await windowOf(ada, { size, colorScheme: size === "phone" ? "dark" : "light" });
    const page = hers.page;
    // Chromium on Linux has nothing to share with.
    await page.addInitScript(() => {
      navigator.share = async (data) => void Object.assign(window, { shared: data });
    });
    await page.goto(`/rooms/${id}/settings`);
    await (await ready(page.getByRole("button", { name: "Make a new link" }))).click();
    await page.getByLabel("Uses").selectOption("10");
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole("button", { name: "Make link" }).click();
    const link = linksIn(page).filter({ hasText: "0 of 10 used · made by you" });
    await link.getByText(/^Works until/).waitFor();
    const url = (await link.getByRole("link").getAttribute("href")) ?? "";

    await link.getByRole("button", { name: "Copy link" }).click();
    await link.getByText("Link copied").waitFor({ state: "attached" });
    await link.getByRole("button", { name: "Share" }).click();
    expect(await page.evaluate(() => Reflect.get(window, "shared"))).toEqual({
      title: "Kitchen",
      url,
    });
    await link.getByRole("button", { name: "QR code" }).click();
    const code = page.getByRole("img", { name: `QR code of ${url}` });
    await code.waitFor();
    await page.waitForFunction(
      (image) => (image as HTMLImageElement | null)?.naturalWidth,
      await code.elementHandle(),
    );
    expect(await code.boundingBox()).toMatchObject({ width: 240, height: 240 });
    expect(await showsQrCode(await code.screenshot(), url)).toBe(true);
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole("dialog").getByRole("button", { name: "Close" }).click();

    const his = await windowOf(bo, { size });
    await his.page.goto("/rooms/browse");
    await seek(his.page, url);
    await his.page.getByText("Ada Lovelace invites you · 1 of 12 seats").waitFor();
    expect(await seriousFindings(his.page)).toEqual([]);
    await his.page.getByRole("button", { name: "Join Kitchen" }).click();
    await his.page.getByRole("heading", { name: "Kitchen", level: 1 }).waitFor();
    // Whoever is in goes straight in, and uses nothing up.
    await his.page.goto("/rooms/browse");
    await seek(his.page, url);
    await his.page.waitForURL(new RegExp(`/rooms/${id}$`));

    const used = linksIn(page).filter({ hasText: "1 of 10 used" });
    await (await ready(used.getByRole("button", { name: /^End link/ }))).click();
    await page.getByRole("dialog").getByText("Nobody can join Kitchen with it any more.").waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole("button", { name: "End link", exact: true }).click();
    await used.waitFor({ state: "detached" });
    const title = page.getByRole("heading", { name: "Invitation links" });
    expect(await title.evaluate((heading) => heading === document.activeElement)).toBe(true);

    // What another moderator does is seen without asking.
    await ada.api.call("PATCH", `/rooms/${id}/members/${bo.id}`, { role: "moderator" });
    const made = await bo.api.call<{ code: string }>("POST", `/rooms/${id}/invitations`, {
      uses: 25,
    });
    const theirs = linksIn(page).filter({ hasText: "0 of 25 used · made by Bo" });
    await theirs.waitFor();
    await bo.api.call("DELETE", `/rooms/${id}/invitations/${made.body.code}`);
    await theirs.waitFor({ state: "detached" });
    const board = page.getByRole("region", { name: "Code for the blackboard" });
    await bo.api.call("POST", `/rooms/${id}/short-code`);
    await board.getByText("Works for 60 minutes more").first().waitFor();
    await bo.api.call("DELETE", `/rooms/${id}/short-code`);
    await board.getByRole("button", { name: /^Make a code/ }).waitFor();

    const late = await windowOf(cleo, { size, expected: [/404/] });
    await late.page.goto(url);
    await late.page.getByText("This invitation has ended. Ask Ada for a new one.").waitFor();
    expect(await seriousFindings(late.page)).toEqual([]);
    for (const { page, problems } of [hers, his, late]) {
      expect(problems).toEqual([]);
      await page.context().close();
    }
  });

  test("a code goes up on the blackboard, and whoever reads it comes in", async () => {
    const { ada, bo } = await people("ada", "bo");
    const { id } = await makeRoom(ada, { name: "Class 7b", kind: "closed" });
    const hers = await windowOf(ada, { size });
    await hers.page.goto(`/rooms/${id}/settings`);
    const board = hers.page.getByRole("region", { name: "Code for the blackboard" });
    await (await ready(board.getByRole("button", { name: /^Make a code/ }))).click();
    await board.getByText("Works for 60 minutes more").first().waitFor();
    const code = /[\w]{4}-[\w]{4}/.exec((await board.textContent()) ?? "")?.[0] ?? "";
    await board.getByRole("button", { name: `Show ${code} big` }).click();
    const poster = hers.page.getByRole("dialog").getByText(code, { exact: true });
    await poster.waitFor();
    expect((await poster.boundingBox())?.width).toBeGreaterThan(sizes[size].width * 0.6);
    expect(await seriousFindings(hers.page)).toEqual([]);
    expect(await scrollsSideways(hers.page)).toBe(false);

    const his = await windowOf(bo, { size, expected: [/404|ERR_FAILED/] });
    const { page } = his;
    await page.goto("/rooms/browse");
    await page.route("**/api/v1/join/**", (route) => route.abort(), { times: 1 });
    await seek(page, "bcdf bcdf");
    await page.locator(".hint").getByText("That did not work.").waitFor();
    await page.getByRole("button", { name: "Find" }).click();
    const field = page.getByLabel("Name, code or link");
    await page.locator(".hint").getByText(unknown).waitFor();
    expect(await field.getAttribute("aria-invalid")).toBe("true");
    expect(await seriousFindings(page)).toEqual([]);
    expect(await field.inputValue()).toBe("bcdf bcdf");
    await seek(page, code.toLowerCase().replace("-", " "));
    await page.getByRole("button", { name: "Join Class 7b" }).waitFor();
    expect(await field.getAttribute("aria-invalid")).toBeNull();
    expect(await scrollsSideways(page)).toBe(false);
    await field.press("Enter");
    await page.getByRole("heading", { name: "Class 7b", level: 1 }).waitFor();

    await hers.page.keyboard.press("Escape");
    await board.getByRole("button", { name: `End code ${code}` }).click();
    await hers.page.getByRole("button", { name: "End code", exact: true }).click();
    await board.getByRole("button", { name: /^Make a code/ }).waitFor();
    for (const { page, problems } of [hers, his]) {
      expect(problems).toEqual([]);
      await page.context().close();
    }
  });

  test("over a room: a name finds open rooms, or becomes the name of a new one", async () => {
    const { ada, bo } = await people("ada", "bo");
    const name = `Attic of ${ada.id.slice(-8)}`;
    await makeRoom(ada, { name });
    const desk = await makeRoom(bo, { name: "Desk" });
    const { page, problems } = await windowOf(bo, { size });
    await page.goto(`/rooms/${desk.id}`);
    if (size === "phone") await (await ready(page.getByRole("button", { name: /^Rooms/ }))).click();
    await (await ready(page.getByRole("link", { name: "Join a room" }).first())).click();
    await page.getByRole("dialog", { name: "Join a room" }).waitFor();
    await seek(page, name.toUpperCase());
    await page.getByRole("button", { name: `Join ${name}` }).waitFor();
    await seek(page, `${name} x`);
    await page.getByText(unknown).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole("link", { name: `Make “${name} x” instead?` }).click();
    const dialog = page.getByRole("dialog", { name: "New room" });
    const named = dialog.getByLabel("Room name");
    await named.waitFor();
    expect(await named.inputValue()).toBe(`${name} x`);
    await page.goBack();
    await page.getByRole("heading", { name: "Desk", level: 1 }).waitFor();
    await page.goForward();
    await dialog.getByRole("button", { name: "Create room" }).click();
    await page.getByRole("heading", { name: `${name} x`, level: 1 }).waitFor();
    expect(problems).toEqual([]);
    await page.context().close();
  });
});

test("without JavaScript links and codes are made, followed and ended too", async () => {
  const { ada, bo } = await people("ada", "bo");
  const { id } = await makeRoom(ada, { name: "Kitchen", kind: "closed" });
  const { page, problems } = await windowOf(ada, { javaScriptEnabled: false });
  await page.goto(`/rooms/${id}/settings`);
  await page.getByRole("button", { name: "Make a new link" }).click();
  await page.getByLabel("Uses").selectOption("1");
  await page.getByRole("button", { name: "Make link" }).click();
  await page.getByText("0 of 1 used · made by you").waitFor();
  await page
    .getByRole("button", { name: /^End link/ })
    .first()
    .click();
  await page.getByRole("button", { name: "End link", exact: true }).click();
  await linksIn(page).getByText("Never expires").waitFor({ state: "detached" });
  expect(await linksIn(page).count()).toBe(1);
  await page.getByRole("button", { name: /^Make a code/ }).click();
  const shown = page.getByRole("region", { name: "Code for the blackboard" });
  await shown.getByText("Works for 60 minutes more").first().waitFor();
  const code = /[\w]{4}-[\w]{4}/.exec((await shown.textContent()) ?? "")?.[0] ?? "";

  const his = await windowOf(bo, { javaScriptEnabled: false });
  await his.page.goto("/rooms/browse");
  await his.page.getByLabel("Name, code or link").fill(` ${code.toLowerCase()} `);
  await his.page.getByRole("button", { name: "Find" }).click();
  await his.page.getByRole("button", { name: "Join Kitchen" }).click();
  await his.page.getByRole("heading", { name: "Kitchen", level: 1 }).waitFor();
  expect([...problems, ...his.problems]).toEqual([]);
  for (const window of [page, his.page]) await window.context().close();
});

function scrollsSideways(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
}
