/** Files from the composer to somebody else's screen, at both sizes. */
import type { Browser, Locator, Page } from "playwright-core";
import type { AttachmentView, MessageView } from "@/lib/contract/views";
import { postFiles, upload } from "@/tests/support/attachments";
import { seriousFindings } from "@/tests/support/axe";
import { launchBrowser, openWindow, sizes } from "@/tests/support/browser";
import { composerOf, logOf, say, sees } from "@/tests/support/journeys";
import { logIn, people } from "@/tests/support/people";
import { fourFields } from "@/tests/support/pictures";
import { makeRoom } from "@/tests/support/rooms";
import { settled } from "@/tests/support/settled";
import { sharedServer } from "@/tests/support/shared-server";
import { until } from "@/tests/support/timing";

type Size = keyof typeof sizes;
const room = "Kitchen";

let browser: Browser;
let garden: { name: string; mimeType: string; buffer: Buffer };
beforeAll(async () => {
  // A microphone that hums, and nobody who has to be asked for it.
  const hum = ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"];
  browser = await launchBrowser(hum);
  const buffer = await fourFields(1600, 1200).png().toBuffer();
  garden = { name: "garden.png", mimeType: "image/png", buffer };
});
afterAll(() => browser.close());

const note = { name: "note.txt", mimeType: "text/plain", buffer: Buffer.from("The kettle is on.") };

/** Ada and Bo with the same room open. */
async function twoWindows(size: Size) {
  const { ada, bo } = await people("ada", "bo");
  const { id } = await makeRoom(ada, { name: room }, [bo]);
  const server = sharedServer();
  // What a test has the server refuse, or no longer have.
  const expected = [/status of (404|422)/];
  const mine = await openWindow(browser, server, { size, expected, as: await logIn(server, ada) });
  const theirs = await openWindow(browser, server, { size, as: await logIn(server, bo) });
  for (const { page } of [mine, theirs]) {
    await page.goto(`/rooms/${id}`);
    await page.getByRole("button", { name: "Attach files" }).waitFor();
  }
  return {
    ...{ me: mine.page, them: theirs.page, ada },
    async end() {
      expect([...mine.problems, ...theirs.problems]).toEqual([]);
      for (const { page } of [mine, theirs]) await page.context().close();
    },
  };
}

const choose = (page: Page, files: (typeof garden)[]) =>
  page.locator('input[type="file"]').setInputFiles(files);
const tray = (page: Page) => page.getByRole("list", { name: "Files to send" });
const lineIn = (page: Page, text: string) =>
  logOf(page, room).getByRole("article").filter({ hasText: text });
const openLinks = (page: Page) => logOf(page, room).getByRole("link", { name: /^Open / });
const isLoaded = (picture: Locator) =>
  picture.evaluate((img) => (img as HTMLImageElement).naturalWidth > 0);

/** Lets files go over the window, as from a folder beside it. */
async function drop(page: Page, name: string, bytes: number, stop: "over" | "drop") {
  const transfer = await page.evaluateHandle(
    ([name, bytes]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([new Uint8Array(bytes)], name));
      return transfer;
    },
    [name, bytes] as const,
  );
  await page.dispatchEvent("body", "dragenter", { dataTransfer: transfer });
  if (stop === "drop") await page.dispatchEvent("body", "drop", { dataTransfer: transfer });
}

/** Waits until the server has all that lies in the composer. */
const uploaded = (page: Page) =>
  tray(page)
    .getByLabel(/^Uploading /)
    .first()
    .waitFor({ state: "detached" });

describe.each(Object.keys(sizes) as Size[])("%s", (size) => {
  test("chosen files go out with words, stand where they will be, and open", async () => {
    const { me, them, end } = await twoWindows(size);
    // The pictures come when the test says so: their boxes are there before.
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    await them.route(/size=small/, (route) => held.then(() => route.continue()));
    await choose(me, [garden, { ...garden, name: "wrong.png" }, note]);
    await me.getByRole("button", { name: "Remove wrong.png" }).click();
    await me.getByRole("button", { name: "Alt text of garden.png" }).click();
    await me.getByLabel("What it shows").fill("Four fields");
    await me.getByRole("button", { name: "Save" }).click();
    expect(await tray(me).getByRole("listitem").count()).toBe(2);
    expect(await seriousFindings(me)).toEqual([]);
    await say(me, room, "Look at this");
    await tray(me).waitFor({ state: "detached" });

    const line = lineIn(them, "Look at this");
    const picture = line.getByRole("img", { name: "Four fields" });
    await picture.waitFor();
    await settled(them);
    const before = await picture.boundingBox();
    expect(await isLoaded(picture)).toBe(false);
    release();
    await until(() => isLoaded(picture));
    expect(await picture.boundingBox()).toEqual(before);
    const { width = 0, height = 0 } = before ?? {};
    expect(Math.abs(width / height - 4 / 3)).toBeLessThan(0.02);
    expect(await line.getByRole("link", { name: /note\.txt/ }).textContent()).toContain(
      "TXT · 17 B",
    );
    await lineIn(me, "Look at this").getByRole("link", { name: "Open Four fields" }).waitFor();
    for (const page of [me, them]) expect(await seriousFindings(page)).toEqual([]);

    const opener = line.getByRole("link", { name: "Open Four fields" });
    await opener.click();
    const viewer = them.getByRole("dialog", { name: "Pictures" });
    await until(() => isLoaded(viewer.getByRole("img", { name: "Four fields" }).first()));
    await them.keyboard.press("Escape");
    await viewer.waitFor({ state: "detached" });
    await until(() => opener.evaluate((link) => link === document.activeElement));
    await end();
  });

  test("files that were chosen are there again after a reload, and go out", async () => {
    const { me, them, end } = await twoWindows(size);
    await choose(me, [garden, note]);
    await me.getByRole("button", { name: "Alt text of garden.png" }).click();
    await me.getByLabel("What it shows").fill("Four fields");
    await me.getByRole("button", { name: "Save" }).click();
    await uploaded(me);
    await composerOf(me, room).fill("Look at this");
    await me.reload();
    const tiles = tray(me).getByRole("listitem");
    await until(() => isLoaded(tiles.getByRole("img", { name: "Four fields" })));
    expect(await tiles.count()).toBe(2);
    expect(await seriousFindings(me)).toEqual([]);

    await me.getByRole("button", { name: "Send" }).click();
    await tray(me).waitFor({ state: "detached" });
    const line = lineIn(them, "Look at this");
    await until(() => isLoaded(line.getByRole("img", { name: "Four fields" })));
    await line.getByRole("link", { name: /note\.txt/ }).waitFor();
    await lineIn(me, "Look at this").getByRole("link", { name: "Open Four fields" }).waitFor();
    await me.reload();
    await lineIn(me, "Look at this").waitFor();
    expect(await tray(me).count()).toBe(0);
    await end();
  });

  test("the details show the room's pictures and files, and lead to their messages", async () => {
    const { me, them, end } = await twoWindows(size);
    await choose(me, [garden, note]);
    await say(me, room, "Look at this");
    await sees(them, room, "Look at this");
    for (let n = 0; n < 30; n++) await say(me, room, `Later words ${n}`);
    await sees(them, room, "Later words 29");
    const address = new URL(them.url()).pathname;
    await them.goto(`${address}/settings`);
    const files = them.getByRole("region", { name: "Files" });
    await them.getByRole("link", { name: "Files", exact: true }).click();
    const opener = files.getByRole("link", { name: "Open garden.png" });
    await until(() => isLoaded(opener.locator("img")));
    await files.getByRole("link", { name: /note\.txt/ }).waitFor();
    expect(await seriousFindings(them)).toEqual([]);

    // What comes meanwhile stands there, too.
    await choose(me, [{ ...note, name: "second.txt" }]);
    await say(me, room, "One more");
    await files.getByRole("link", { name: /second\.txt/ }).waitFor();

    await opener.click();
    const viewer = them.getByRole("dialog", { name: "Pictures" });
    await until(() => isLoaded(viewer.getByRole("img").first()));
    expect(await seriousFindings(them)).toEqual([]);
    await viewer.getByRole("link", { name: "Show in the room" }).click();
    await viewer.waitFor({ state: "detached" });
    await until(() =>
      lineIn(them, "Look at this").evaluate((line) => {
        const { top, bottom } = line.getBoundingClientRect();
        return top >= 0 && bottom <= window.innerHeight;
      }),
    );
    await end();
  });

  test("older files stay in the details while new ones come and others go", async () => {
    const { ada, bo } = await people("ada", "bo");
    const { id } = await makeRoom(ada, { name: room }, [bo]);
    const send = async (name: string) =>
      postFiles(ada, id, [await upload(ada, { name: `${name}.txt`, bytes: name })]);
    const sent: MessageView[] = [];
    for (let n = 0; n < 26; n++) sent.push(await send(`old ${n}`));
    const as = await logIn(sharedServer(), bo);
    const { page, problems } = await openWindow(browser, sharedServer(), { size, as });
    await page.goto(`/rooms/${id}/settings`);
    const files = page.getByRole("region", { name: "Files" }).getByRole("listitem");
    await files.nth(23).waitFor();
    expect(await files.count()).toBe(24);
    await page.getByRole("button", { name: "Older files" }).click();
    await files.nth(25).waitFor();
    await page.getByRole("button", { name: "Older files" }).waitFor({ state: "detached" });

    await send("new");
    await files.filter({ hasText: "new.txt" }).waitFor();
    expect(await files.count()).toBe(27);
    await ada.api.call("DELETE", `/messages/${sent[0]?.id}`);
    await files.filter({ hasText: "old 0.txt" }).waitFor({ state: "detached" });
    expect(await files.count()).toBe(26);
    expect(problems).toEqual([]);
    await page.context().close();
  });

  test("sent before it is uploaded, it waits through a reload while later words go", async () => {
    const { me, them, end } = await twoWindows(size);
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    // The one that the reload breaks off cannot go on.
    await me.route("**/api/v1/attachments", (route) =>
      held.then(() => route.continue()).catch(() => {}),
    );
    await choose(me, [garden]);
    await tray(me).getByRole("listitem").waitFor();
    await me.getByRole("button", { name: "Send" }).click();
    await logOf(me, room).getByText("Sends when uploaded").waitFor();
    await say(me, room, "What is in it?");
    await sees(them, room, "What is in it?");
    await me.reload();
    await logOf(me, room).getByText("Sends when uploaded").waitFor();
    expect(await openLinks(them).count()).toBe(0);
    release();
    await openLinks(them).waitFor();
    await logOf(me, room).getByText("Sends when uploaded").waitFor({ state: "detached" });
    for (const page of [me, them]) {
      const order = logOf(page, room).getByRole("article");
      await until(async () => (await order.count()) === 2);
      expect(await order.first().textContent()).toContain("What is in it?");
      expect(await openLinks(page).count()).toBe(1);
    }
    await end();
  });

  test("an upload that fails says so and can be tried again; what is too large is not taken", async () => {
    const { me, them, end } = await twoWindows(size);
    const refusal = { error: { code: "invalid", message: "note.txt is damaged." } };
    const refuse = { status: 422, json: refusal };
    await me.route("**/api/v1/attachments", (route) => route.fulfill(refuse), { times: 1 });
    await choose(me, [note]);
    await me.getByRole("alert").filter({ hasText: "note.txt is damaged." }).waitFor();
    await me.getByRole("button", { name: "Retry note.txt" }).click();
    await me.getByRole("button", { name: "Retry note.txt" }).waitFor({ state: "detached" });

    await drop(me, "holiday.mov", 1, "over");
    await me.getByText(`Drop to attach to ${room}`).waitFor();
    await drop(me, "holiday.mov", 100_000_001, "drop");
    await me.getByText("holiday.mov is over 100 MB; the limit is 100 MB.").waitFor();
    await drop(me, "soup.bin", 2_000, "drop");
    expect(await me.getByText(`Drop to attach to ${room}`).count()).toBe(0);
    await composerOf(me, room).focus();
    await tray(me).getByText("soup.bin").waitFor();
    await me.getByRole("button", { name: "Send" }).click();
    const line = logOf(them, room).getByRole("article");
    await line.getByRole("link", { name: /soup\.bin/ }).waitFor();
    expect(await line.getByRole("link").count()).toBe(2);
    await end();
  });

  test("a voice message is recorded, sent and played where it stands", async () => {
    const { me, them, end } = await twoWindows(size);
    await me.getByRole("button", { name: "Record a voice message" }).click();
    await me.getByRole("group", { name: "Voice message" }).getByText("0:01").waitFor();
    await me.getByRole("button", { name: "Stop" }).click();
    await tray(me)
      .getByText(/^Voice message .*\.webm$/)
      .waitFor();
    await me.getByRole("button", { name: "Send" }).click();
    const sound = logOf(them, room).locator("audio");
    await sound.waitFor();
    await sound.evaluate((element) => {
      const audio = element as HTMLAudioElement;
      audio.muted = true;
      return audio.play();
    });
    await until(() => sound.evaluate((element) => (element as HTMLAudioElement).currentTime > 0));
    await end();
  });
});

test("a kept file that the server no longer has says so, and its message is not sent without it", async () => {
  const { me, them, ada, end } = await twoWindows("desk");
  const sent = me.waitForResponse(/\/attachments$/);
  await choose(me, [note]);
  const { id } = (await (await sent).json()) as AttachmentView;
  await uploaded(me);
  await ada.api.call("DELETE", `/attachments/${id}`);
  await me.reload();
  const words = "The server no longer has this file. Choose it again.";
  const lost = tray(me)
    .getByRole("alert")
    .filter({ hasText: `note.txt: ${words}` });
  await lost.waitFor({ state: "attached" });
  await tray(me).getByText("Gone").waitFor();
  expect(await tray(me).getByRole("button", { name: "Retry note.txt" }).count()).toBe(0);
  expect(await seriousFindings(me)).toEqual([]);

  await say(me, room, "Read this");
  await logOf(me, room)
    .getByText(/Not sent.*The server no longer has this file/)
    .waitFor();
  await logOf(me, room).getByRole("button", { name: "Edit" }).click();
  await me.getByRole("button", { name: "Remove note.txt" }).click();
  await me.getByRole("button", { name: "Send" }).click();
  await sees(them, room, "Read this");
  await me.reload();
  await lineIn(me, "Read this").waitFor();
  expect(await tray(me).count()).toBe(0);
  await end();
});

test("kept files are their owner's alone, in all tabs, and come back with them", async () => {
  const { me, them, end } = await twoWindows("desk");
  const adas = await me.context().cookies();
  await choose(me, [note]);
  await uploaded(me);
  const other = await me.context().newPage();
  await other.goto(me.url());
  await tray(other).getByText("note.txt").waitFor();
  await choose(other, [{ ...note, name: "second.txt" }]);
  await tray(me).getByText("second.txt").waitFor();
  await me.getByRole("button", { name: "Remove note.txt" }).click();
  await tray(other).getByText("note.txt").waitFor({ state: "detached" });
  await other.close();

  await me.context().clearCookies();
  await me.context().addCookies(await them.context().cookies());
  await me.reload();
  await me.getByRole("button", { name: "Attach files" }).waitFor();
  await until(async () => (await composerOf(me, room).count()) === 1);
  expect(await tray(me).count()).toBe(0);
  await me.context().clearCookies();
  await me.context().addCookies(adas);
  await me.reload();
  await tray(me).getByText("second.txt").waitFor();
  await end();
});
