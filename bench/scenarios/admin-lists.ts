import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { adminSorts } from "@/lib/contract/admin-lists";
import { logInAdmin } from "@/tests/support/admin";
import { startServer } from "@/tests/support/server";
import type { Visitor } from "@/tests/support/visitor";
import type { Row } from "../bench";
import { fillLargeHearth } from "../large-hearth";
import { median } from "../median";

const rounds = 3;
const pagesDeep = 40;

type Lists = keyof typeof adminSorts;
/** A filter that fits many rows, one that fits few, one that fits none. */
const filters: Record<Lists, string[]> = {
  users: ["ada", "person-4711@", "nobody"],
  rooms: ["class", "class 99", "nothing"],
  memberships: ["ada", "person-4711@", "class 99", "nobody"],
  messages: ["ada", "person-4711@", "class 99", "nobody"],
  invitations: ["ada", "class 99", "nobody"],
  jobs: ["not known", "00004711", "nothing"],
  audit: ["ada", "nobody"],
};

/** Milliseconds until a page is complete over HTTP: by each head, both ways, filtered, and deep. */
export async function adminLists(): Promise<Row[]> {
  const dataDir = mkdtempSync(join(tmpdir(), "hearth-bench-"));
  await (await startServer({ dataDir })).stop();
  fillLargeHearth(dataDir);
  const server = await startServer({ dataDir });
  const admin = await logInAdmin(server);
  await timed(admin, "/admin/users");
  const rows: Row[] = [{ what: "Overview", figure: await figure(admin, ["/admin"]) }];
  for (const list of Object.keys(adminSorts) as Lists[]) {
    for (const sort of adminSorts[list]) {
      const ways = bothWays(`/admin/${list}?sort=${sort}`);
      rows.push({ what: `${list} by ${sort}`, figure: await figure(admin, ways) });
      const deep = await deepPage(admin, ways[0] ?? "");
      rows.push({
        what: `${list} by ${sort}, page ${pagesDeep}`,
        figure: await figure(admin, [deep]),
      });
      for (const q of filters[list]) {
        const found = bothWays(`/admin/${list}?sort=${sort}&q=${encodeURIComponent(q)}`);
        rows.push({ what: `${list} by ${sort}, with “${q}”`, figure: await figure(admin, found) });
      }
    }
  }
  await server.stop();
  rmSync(dataDir, { recursive: true });
  return rows;
}

const bothWays = (path: string) => ["asc", "desc"].map((order) => `${path}&order=${order}`);

/** The median of each path's rounds; of several paths the slowest. */
async function figure(admin: Visitor, paths: string[]): Promise<string> {
  const medians: number[] = [];
  for (const path of paths) {
    const times: number[] = [];
    for (let round = 0; round < rounds; round++) times.push((await timed(admin, path)).ms);
    medians.push(median(times));
  }
  return `${Math.round(Math.max(...medians))} ms`;
}

async function timed(admin: Visitor, path: string): Promise<{ ms: number; html: string }> {
  const start = performance.now();
  const response = await admin.fetch(path);
  const html = await response.text();
  if (response.status !== 200) throw new Error(`${path} answered ${response.status}`);
  return { ms: performance.now() - start, html };
}

/** Follows “Next page” as somebody would. */
async function deepPage(admin: Visitor, path: string): Promise<string> {
  let here = path;
  for (let page = 1; page < pagesDeep; page++) {
    const { html } = await timed(admin, here);
    const next = /href="([^"]*after=[^"]*)"[^>]*>Next page/.exec(html)?.[1];
    if (!next) break;
    here = next.replaceAll("&amp;", "&");
  }
  return here;
}
