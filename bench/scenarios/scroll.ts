import { join } from "node:path";
import Database from "better-sqlite3";
import type { CDPSession, Page } from "playwright-core";
import { addSearchWords } from "@/lib/search-function";
import { launchBrowser, openWindow } from "@/tests/support/browser";
import { logIn, type Person, peopleAt } from "@/tests/support/people";
import { makeRoom } from "@/tests/support/rooms";
import { startServer } from "@/tests/support/server";
import type { Row } from "../bench";
import { median } from "../median";

const messages = 100_000;
const readUpTo = 50_000;
const slowDown = 6;
const rounds = Number(process.env.BENCH_ROUNDS ?? 3);
/** A brisk flick of the finger, in px a second, and how far each way. */
const speed = 2_000;
const distance = 30_000;

type Figure = { painted: number; usable: number; up: Frames; down: Frames; mounted: number };
type Frames = { p50: number; p95: number; worst: number; late: number };

/**
 * Frame times on a processor slowed down six times, while a room of 100,000 messages, opened at its
 * first unread in the middle, is scrolled up and back down; and when its words were painted.
 */
export async function scroll(): Promise<Row[]> {
  const server = await startServer();
  const { ada, bo } = await peopleAt(server, "ada", "bo");
  const { id } = await makeRoom(ada, { name: "Kitchen" }, [bo]);
  await server.kill();
  fillRoom(server.dataDir, id, [ada, bo]);
  await server.restart();
  const browser = await launchBrowser();
  const as = await logIn(server, ada);
  const figures: Figure[] = [];
  for (let round = 0; round < rounds; round++) {
    const { page } = await openWindow(browser, server, { as, size: "phone" });
    const chromium = await page.context().newCDPSession(page);
    await chromium.send("Emulation.setCPUThrottlingRate", { rate: slowDown });
    await page.goto(`/rooms/${id}`, { waitUntil: "commit" });
    const usable = await page
      .waitForFunction(() => document.querySelector(".pills .pill") && performance.now())
      .then((handle) => handle.jsonValue());
    await page.waitForLoadState("networkidle");
    const painted = await page.evaluate(
      () => performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? Number.NaN,
    );
    const line = await page.locator(".new").boundingBox();
    if (!line || line.y < 0 || line.y > 844) throw new Error("not opened at the first unread");
    const up = await framesOf(page, () => drag(chromium, distance));
    const down = await framesOf(page, () => drag(chromium, -distance));
    const mounted = await page.getByRole("article").count();
    figures.push({ painted, usable: Number(usable), up, down, mounted });
    console.error(`round ${round + 1}: ${JSON.stringify(figures.at(-1))}`);
    await page.context().close();
  }
  await browser.close();
  await server.stop();
  const middle = (of: (figure: Figure) => number) => median(figures.map(of)).toFixed(1);
  const frames = (way: "up" | "down") =>
    `${middle((it) => it[way].p50)} ms median, ${middle((it) => it[way].p95)} ms p95, ${middle((it) => it[way].worst)} ms worst, ${middle((it) => it[way].late)} % over 20 ms`;
  return [
    { what: "at the first unread, painted", figure: `${middle((it) => it.painted)} ms` },
    { what: "the same, scripts running", figure: `${middle((it) => it.usable)} ms` },
    { what: "frames while scrolling up", figure: frames("up") },
    { what: "frames while scrolling down", figure: frames("down") },
    { what: "messages mounted at the end", figure: middle((it) => it.mounted) },
  ];
}

/** One finger's way over the screen, as long as it takes; the compositor scrolls, as on a phone. */
async function drag(chromium: CDPSession, yDistance: number): Promise<void> {
  const gesture = { x: 195, y: 400, yDistance, speed, gestureSourceType: "touch" } as const;
  await chromium.send("Input.synthesizeScrollGesture", gesture);
}

async function framesOf(page: Page, act: () => Promise<void>): Promise<Frames> {
  // A method, as esbuild names functions by a helper that the page does not have.
  await page.evaluate(() => {
    const frames = {
      times: [] as number[],
      running: true,
      tick(now: number) {
        frames.times.push(now);
        if (frames.running) requestAnimationFrame(frames.tick);
      },
    };
    Reflect.set(window, "frames_", frames);
    requestAnimationFrame(frames.tick);
  });
  await act();
  const times = await page.evaluate(() => {
    const frames = Reflect.get(window, "frames_") as { times: number[]; running: boolean };
    frames.running = false;
    return frames.times;
  });
  const gaps = times.slice(1).map((time, index) => time - (times[index] ?? 0));
  gaps.sort((a, b) => a - b);
  const at = (part: number) => gaps[Math.floor(part * (gaps.length - 1))] ?? Number.NaN;
  const late = (100 * gaps.filter((gap) => gap > 20).length) / gaps.length;
  return { p50: at(0.5), p95: at(0.95), worst: at(1), late };
}

/** Two people's messages of one to six lines, a minute apart, read up to the middle. */
function fillRoom(dataDir: string, roomId: string, people: Person[]): void {
  const database = new Database(join(dataDir, "hearth.db"));
  addSearchWords(database);
  database.pragma("synchronous = OFF");
  const insert = database.prepare(`INSERT INTO "Message"
    ("id", "roomId", "seq", "rev", "authorId", "clientId", "body", "createdAt")
    VALUES (?, ?, ?, ?, ?, ?, ?, ?)`);
  const words = "Who brings the bread on Sunday, and is there any of the soup left? ";
  const nowMs = Date.now();
  database.transaction(() => {
    database.prepare(`DELETE FROM "Message" WHERE "roomId" = ?`).run(roomId);
    for (let seq = 1; seq <= messages; seq++) {
      const author = people[Math.floor(seq / 3) % people.length]?.id;
      const at = new Date(nowMs - (messages - seq) * 60_000).toISOString().replace("Z", "+00:00");
      const body = `${seq} ${words.repeat(1 + ((seq * 7) % 6))}`;
      insert.run(`scroll-${seq}`, roomId, seq, seq, author, `scroll-${seq}`, body, at);
    }
    database
      .prepare(`UPDATE "Room" SET "lastSeq" = ?, "rev" = ? WHERE "id" = ?`)
      .run(messages, messages, roomId);
    database
      .prepare(`UPDATE "Membership" SET "readSeq" = ? WHERE "roomId" = ?`)
      .run(readUpTo, roomId);
  })();
  database.close();
}
