import { launchBrowser, openWindow } from "@/tests/support/browser";
import { composerOf } from "@/tests/support/journeys";
import { logIn, peopleAt } from "@/tests/support/people";
import { makeRoom } from "@/tests/support/rooms";
import { startServer } from "@/tests/support/server";
import type { Row } from "../bench";
import { median } from "../median";

const times = 50;

/** Milliseconds from Enter in one browser to the text in the other's page, both on this machine. */
export async function sendToShown(): Promise<Row[]> {
  const server = await startServer();
  const browser = await launchBrowser();
  const { ada, bo } = await peopleAt(server, "ada", "bo");
  const room = await makeRoom(ada, {}, [bo]);
  const [hers, his] = await Promise.all(
    [ada, bo].map(async (person) => {
      const { page } = await openWindow(browser, server, { as: await logIn(server, person) });
      await page.goto(`/rooms/${room.id}`, { waitUntil: "networkidle" });
      return page;
    }),
  );
  if (!hers || !his) throw new Error("two windows were opened");

  const figures: number[] = [];
  for (let i = 0; i < times; i++) {
    const text = `message ${i} of ${times}`;
    const shownAt = his.evaluate<number>(whenShown(text));
    await composerOf(hers, "Kitchen").fill(text);
    const sentAt = hers.evaluate<number>(whenEntered);
    await composerOf(hers, "Kitchen").press("Enter");
    figures.push((await shownAt) - (await sentAt));
  }
  await browser.close();
  await server.stop();
  const worst = Math.max(...figures);
  return [
    { what: `send to shown, median of ${times}`, figure: `${median(figures)} ms` },
    { what: `send to shown, worst of ${times}`, figure: `${worst} ms` },
  ];
}

// Scripts as text: what tsx makes of functions does not run in a page.

const whenEntered = `new Promise((resolve) =>
  addEventListener("keydown", () => resolve(Date.now()), { once: true, capture: true }))`;

function whenShown(text: string): string {
  return `new Promise((resolve) => {
    const log = document.querySelector("[role=log]");
    const observer = new MutationObserver(() => {
      if (!log.textContent.includes(${JSON.stringify(text)})) return;
      observer.disconnect();
      resolve(Date.now());
    });
    observer.observe(log, { childList: true, subtree: true, characterData: true });
  })`;
}
