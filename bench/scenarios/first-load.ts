import { gzipSync } from "node:zlib";
import type { Browser } from "playwright-core";
import { launchBrowser, openWindow } from "@/tests/support/browser";
import { logIn, peopleAt } from "@/tests/support/people";
import { makeRoom } from "@/tests/support/rooms";
import { startServer } from "@/tests/support/server";
import type { Visitor } from "@/tests/support/visitor";
import type { Row } from "../bench";

/** JavaScript that a page fetches until it is idle, gzipped, in KB of 1,000 bytes. */
export async function firstLoad(): Promise<Row[]> {
  const server = await startServer();
  const browser = await launchBrowser();
  const { ada } = await peopleAt(server, "ada");
  const room = await makeRoom(ada);
  const as = await logIn(server, ada);
  const rows = [
    { what: "/login", figure: await scripts(browser, server, "/login") },
    { what: "a room", figure: await scripts(browser, server, `/rooms/${room.id}`, as) },
  ];
  await browser.close();
  await server.stop();
  return rows;
}

async function scripts(browser: Browser, place: { url: string }, path: string, as?: Visitor) {
  const { page } = await openWindow(browser, place, { as });
  const bodies: Promise<Buffer>[] = [];
  page.on("response", (response) => {
    if (new URL(response.url()).pathname.endsWith(".js")) bodies.push(response.body());
  });
  await page.goto(path, { waitUntil: "networkidle" });
  const bytes = (await Promise.all(bodies)).map((body) => gzipSync(body).length);
  await page.context().close();
  return `${(bytes.reduce((sum, size) => sum + size, 0) / 1_000).toFixed(1)} KB`;
}
