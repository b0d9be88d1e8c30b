/** Search over all my rooms: from the sidebar, as I type, into the room and back. */
import type { Browser } from "playwright-core";
import type { MessageView } from "@/lib/contract/views";
import { seriousFindings } from "@/tests/support/axe";
import { launchBrowser, openWindow, sizes } from "@/tests/support/browser";
import { logIn, people } from "@/tests/support/people";
import { ready } from "@/tests/support/ready";
import { makeRoom } from "@/tests/support/rooms";
import { sharedServer } from "@/tests/support/shared-server";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

describe.each(Object.keys(sizes) as (keyof typeof sizes)[])("%s", (size) => {
  test("finds as one types, marks it, opens the room around it, and Back comes back", async () => {
    const { ada, bo } = await people("ada", "bo");
    const kitchen = await makeRoom(ada, {}, [bo]);
    const garden = await makeRoom(bo, { name: "Garden" }, [ada]);
    const post = async (roomId: string, clientId: string, body: string) => {
      const path = `/rooms/${roomId}/messages`;
      return (await bo.api.call<MessageView>("POST", path, { clientId, body })).body;
    };
    const soup = await post(kitchen.id, "soup", "Heute gibt es Kartoffelsuppe für alle");
    await post(garden.id, "beans", "Die Bohnen für die Suppe sind reif");
    const as = await logIn(sharedServer(), ada);
    const { page, problems } = await openWindow(browser, sharedServer(), { size, as });
    await page.goto(`/rooms/${garden.id}`);
    if (size === "phone") await (await ready(page.getByRole("button", { name: /^Rooms/ }))).click();
    await page.getByRole("link", { name: "Search messages" }).click();

    const field = await ready(page.getByRole("searchbox", { name: "Search messages" }));
    await field.pressSequentially("suppe");
    const found = page.getByRole("region", { name: "Results" });
    await found.getByRole("status").getByText("2 results").waitFor({ state: "attached" });
    expect(await found.getByRole("heading").allTextContents()).toEqual(["Garden", "Kitchen"]);
    expect(await found.locator("mark").allTextContents()).toEqual(["Suppe", "suppe"]);
    expect(await seriousFindings(page)).toEqual([]);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(sizes[size].width);

    await field.fill("suppe in:kitchen");
    await found.getByRole("status").getByText("1 result", { exact: true }).waitFor({
      state: "attached",
    });
    await found.getByRole("link", { name: /Kartoffel/ }).click();
    await page.waitForURL(`**/rooms/${kitchen.id}?message=${soup.seq}`);
    await page.getByRole("article").getByText("Kartoffelsuppe").waitFor();
    await page.goBack();
    await found.getByRole("link", { name: /Kartoffel/ }).waitFor();
    expect(await field.inputValue()).toBe("suppe in:kitchen");

    await (await ready(field)).fill("lentils");
    await page.getByText("Nothing found for “lentils”.").waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    expect(problems).toEqual([]);
    await page.context().close();
  });
});
