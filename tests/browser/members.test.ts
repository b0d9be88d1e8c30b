/** What a room's owner does to its members, on screen, at both sizes, with keys and with a finger. */
import type { Browser, Page } from "playwright-core";
import type { RoomView } from "@/lib/contract/views";
import { seriousFindings } from "@/tests/support/axe";
import { launchBrowser, openWindow, sizes } from "@/tests/support/browser";
import { composerOf, logOf, say, sees } from "@/tests/support/journeys";
import { crowdAt, logIn, type Person, people } from "@/tests/support/people";
import { makeRoom } from "@/tests/support/rooms";
import { sharedServer } from "@/tests/support/shared-server";
import { until } from "@/tests/support/timing";

type Size = keyof typeof sizes;
const everySize = Object.keys(sizes) as Size[];

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

async function windowOf(person: Person, path: string, size: Size = "desk") {
  const as = await logIn(sharedServer(), person);
  const window = await openWindow(browser, sharedServer(), { size, as });
  await window.page.goto(path);
  return window;
}

const optionsOf = (page: Page, name: string) =>
  page.getByRole("button", { name: `Options for ${name}` });
const members = (page: Page) => page.getByRole("region", { name: "Members" });
const group = (page: Page, name: string) => members(page).getByRole("list", { name });

/** Opens the menu only once scripts would follow it. */
async function choose(page: Page, name: string, item: string) {
  await optionsOf(page, name).click();
  await page.getByRole("menuitem", { name: item, exact: true }).click();
}

test.each(everySize)("%s: roles are given by menu, said aloud and seen by all", async (size) => {
  const { ada, bo } = await people("ada", "bo");
  const names = ["Finn", "Gia", "Hal", "Ida", "Jon", "Kim"].map((firstName) => ({
    firstName,
    lastName: "Novak",
  }));
  const crowd = await crowdAt(sharedServer(), names);
  const { id } = await makeRoom(ada, { name: "Kitchen" }, [bo, ...crowd]);
  const hers = await windowOf(ada, `/rooms/${id}/settings#members`, size);
  const his = await windowOf(bo, `/rooms/${id}/settings`);
  await optionsOf(hers.page, "Bo Lindqvist").waitFor();

  await hers.page.getByLabel("Find a member").fill("lind");
  await optionsOf(hers.page, "Hal Novak").waitFor({ state: "detached" });
  await hers.page.getByLabel("Find a member").fill("");

  await optionsOf(hers.page, "Bo Lindqvist").focus();
  await hers.page.keyboard.press("Enter");
  const first = hers.page.getByRole("menuitem", { name: "Make moderator" });
  await until(() => first.evaluate((item) => item === document.activeElement));
  expect(await seriousFindings(hers.page)).toEqual([]);
  await hers.page.keyboard.press("End");
  await hers.page.keyboard.press("ArrowDown");
  await hers.page.keyboard.press("Enter");

  await members(hers.page).getByText("Bo is now a moderator").waitFor();
  await group(hers.page, "Moderators").getByText("Bo Lindqvist").waitFor();
  await until(() =>
    optionsOf(hers.page, "Bo Lindqvist").evaluate((button) => button === document.activeElement),
  );
  // He sees at once what he may do now, and others who have moved.
  await his.page.getByRole("button", { name: "Save changes" }).waitFor();
  await group(his.page, "Moderators").getByText("Bo Lindqvist").waitFor();

  await choose(hers.page, "Bo Lindqvist", "Hand over ownership");
  const question = hers.page.getByRole("dialog", { name: "Hand Kitchen over to Bo Lindqvist?" });
  await question.waitFor();
  expect(await seriousFindings(hers.page)).toEqual([]);
  await question.getByRole("button", { name: "Hand over to Bo" }).click();
  await members(hers.page).getByText("Bo owns Kitchen now").waitFor();
  await group(hers.page, "Owner").getByText("Bo Lindqvist").waitFor();
  await his.page.getByRole("button", { name: "Delete room" }).waitFor();
  expect([...hers.problems, ...his.problems]).toEqual([]);
  for (const { page } of [hers, his]) await page.context().close();
});

test.each(everySize)("%s: banned with the last day's words, and let back in", async (size) => {
  const { ada, bo } = await people("ada", "bo");
  const { id } = await makeRoom(ada, { name: "Kitchen" }, [bo]);
  const his = await windowOf(bo, `/rooms/${id}`);
  await composerOf(his.page, "Kitchen").waitFor();
  await say(his.page, "Kitchen", "words to be taken back");
  const hers = await windowOf(ada, `/rooms/${id}/settings#members`, size);

  await choose(hers.page, "Bo Lindqvist", "Ban");
  const question = hers.page.getByRole("dialog", { name: "Ban Bo Lindqvist from Kitchen?" });
  await question.getByLabel("Also delete Bo's messages of the last 24 hours").check();
  expect(await seriousFindings(hers.page)).toEqual([]);
  await question.getByRole("button", { name: "Ban Bo" }).click();

  await his.page.getByText("You are no longer in this room.").waitFor();
  await members(hers.page).getByText("Bo was banned").waitFor();
  const banned = group(hers.page, "Banned");
  const letBackIn = banned.getByRole("button", { name: "Let back in Bo Lindqvist" });
  await letBackIn.waitFor();
  expect(await seriousFindings(hers.page)).toEqual([]);
  await letBackIn.click();
  await members(hers.page).getByText("Bo may come back").waitFor();
  await banned.waitFor({ state: "detached" });

  await hers.page.goto(`/rooms/${id}`);
  const log = logOf(hers.page, "Kitchen");
  await log.getByText("Message deleted").waitFor();
  await log.getByText("Bo Lindqvist was let back in by Ada Lovelace").waitFor();
  expect(await log.getByText("words to be taken back").count()).toBe(0);
  expect([...hers.problems, ...his.problems]).toEqual([]);
  for (const { page } of [hers, his]) await page.context().close();
});

test.each(everySize)("%s: an owner who leaves says who owns the room then", async (size) => {
  const { ada, bo, cleo } = await people("ada", "bo", "cleo");
  const { id } = await makeRoom(ada, { name: "Kitchen" }, [bo, cleo]);
  const { page, problems } = await windowOf(ada, `/rooms/${id}/settings`, size);
  await page.getByRole("button", { name: "Leave room" }).click();
  const question = page.getByRole("dialog", { name: "Leave Kitchen?" });
  await question.getByText("Bo Lindqvist will own Kitchen.").waitFor();
  await question.getByLabel("Who owns it then").selectOption({ label: "Cleo Okafor" });
  await question.getByText("Cleo Okafor will own Kitchen.").waitFor();
  expect(await seriousFindings(page)).toEqual([]);
  await question.getByRole("button", { name: "delete the room for everyone" }).click();
  await page.getByRole("dialog", { name: "Delete Kitchen?" }).waitFor();
  await page.keyboard.press("Escape");
  await question.getByRole("button", { name: "Leave room" }).click();
  await page.getByRole("heading", { name: "It is quiet here" }).waitFor();
  expect((await cleo.api.call<RoomView>("GET", `/rooms/${id}`)).body.role).toBe("owner");
  expect(problems).toEqual([]);
  await page.context().close();
});

test.each(everySize)(
  "%s: one's own name for a room shows on one's own devices only",
  async (size) => {
    const { ada, bo } = await people("ada", "bo");
    const { id } = await makeRoom(ada, { name: "Kitchen" }, [bo]);
    const his = await windowOf(bo, `/rooms/${id}/settings`, size);
    const hisOther = await windowOf(bo, `/rooms/${id}`);
    const hers = await windowOf(ada, `/rooms/${id}`);
    const field = his.page.getByLabel("My own name for it");
    await composerOf(hisOther.page, "Kitchen").waitFor();
    await field.fill("Soup");
    await field.press("Enter");
    await his.page.getByText("You call it Soup now").waitFor();

    await hisOther.page.getByRole("heading", { name: "Soup", level: 1 }).waitFor();
    await composerOf(hisOther.page, "Soup").waitFor();
    await hisOther.page.getByRole("link", { name: /^Soup/ }).waitFor();
    await until(async () => (await hisOther.page.title()).includes("Soup"));
    expect(await seriousFindings(his.page)).toEqual([]);
    await say(hisOther.page, "Soup", "I am in the same room");
    await sees(hers.page, "Kitchen", "I am in the same room");

    await field.fill("");
    await field.press("Enter");
    await hisOther.page.getByRole("heading", { name: "Kitchen", level: 1 }).waitFor();
    const windows = [his, hisOther, hers];
    expect(windows.flatMap(({ problems }) => problems)).toEqual([]);
    for (const { page } of windows) await page.context().close();
  },
);
