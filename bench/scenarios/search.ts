import { copyFileSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { tailStatements, tailStep } from "@/lib/chat/index-search-tail";
import { searchPage } from "@/lib/contract/search";
import { readMigrations } from "@/lib/migrate/files";
import { migrateSqlite } from "@/lib/migrate/sqlite";
import { addSearchWords } from "@/lib/search-function";
import { startServer, type TestServer } from "@/tests/support/server";
import { Visitor } from "@/tests/support/visitor";
import type { Row } from "../bench";
import { quantiles } from "../load/quantiles";
import { stayOnServerCore } from "../machine";
import { median } from "../median";
import { amounts, fillSearchWorld, readers, wordOf } from "../search-world";

const times = 200;
const rounds = Number(process.env.BENCH_ROUNDS ?? 3);
/** Until a process has compiled what a search needs. */
const firstTimes = 20;

/** What is typed, by number: words of every frequency. */
const queries: Record<string, (n: number) => string> = {
  "a rare word": (n) => wordOf(10_000 + n * 31),
  "a middling word": (n) => wordOf(300 + n * 7),
  "one of the 40 most frequent words": (n) => wordOf(n % 40),
  "two words": (n) => `${wordOf(n % 100)} ${wordOf(200 + n)}`,
  "part of a word": (n) => wordOf(2_000 + n * 13).slice(1, -1),
  "a beginning": (n) => `${wordOf(400 + n).slice(0, 3)}*`,
  "a phrase": (n) => `"${wordOf(n % 30)} ${wordOf((n * 7) % 50)}"`,
  "words that are nowhere": (n) => `${wordOf(n % 40)} xyzzy${n}`,
  "a word of somebody": (n) => `${wordOf(n % 100)} from:${wordOf(40 + n)}`,
  "a word before a day in the middle": (n) => `${wordOf(n % 100)} before:2024-11-01`,
};

/** Searching a million messages on one core, what the index weighs, and what it costs to post. */
export async function search(): Promise<Row[]> {
  stayOnServerCore();
  const dataDir = mkdtempSync(join(tmpdir(), "hearth-bench-"));
  const file = join(dataDir, "hearth.db");
  const migrations = readMigrations("sqlite");
  const without = migrations.filter(({ name }) => name < "0007_search");
  migrateSqlite(file, without);
  fillSearchWorld(dataDir);
  const before = sizeOf(file);
  const plain = insertCost(file);
  const start = performance.now();
  migrateSqlite(file, migrations);
  const seconds = (performance.now() - start) / 1_000;
  const megabytes = (sizeOf(file) - before) / 1e6;
  const { stored, indexed } = insertCost(file);
  const rows: Row[] = [
    { what: "migration of a million messages", figure: `${seconds.toFixed(1)} s` },
    {
      what: "index",
      figure: `${megabytes.toFixed(0)} MB beside ${(before / 1e6).toFixed(0)} MB`,
    },
    {
      what: "one message stored, without and with the index",
      figure: `${plain.stored.toFixed(1)} µs | ${stored.toFixed(1)} µs`,
    },
    { what: "and put into the index soon after", figure: `${indexed.toFixed(1)} µs` },
  ];
  const server = await startServer({ dataDir });
  const figures = new Map<string, Figure[]>();
  for (let round = 0; round < rounds; round++) {
    if (round > 0) await server.restart();
    for (const [what, figure] of await timesOfAll(server)) {
      console.error(`round ${round + 1}, ${what}: ${JSON.stringify(figure)}`);
      figures.set(what, [...(figures.get(what) ?? []), figure]);
    }
  }
  for (const [what, all] of figures) {
    const [p50, p99] = [median(all.map((one) => one.p50)), median(all.map((one) => one.p99))];
    const figure = `${p50.toFixed(1)} ms p50 | ${p99.toFixed(1)} ms p99 | ${all[0]?.found} found`;
    rows.push({ what, figure });
  }
  await server.stop();
  rmSync(dataDir, { recursive: true });
  return rows;
}

type Figure = { p50: number; p99: number; found: number };

/** By what is searched for, in few rooms and in all; a process that has just started comes first. */
async function timesOfAll(server: TestServer): Promise<Map<string, Figure>> {
  const figures = new Map<string, Figure>();
  for (const { token, rooms } of readers) {
    const visitor = new Visitor(server, token);
    const where = `in ${rooms} of ${amounts.rooms} rooms`;
    figures.set(
      `the first ${firstTimes}, ${where}`,
      await timesOf(visitor, (n) => wordOf(9_000 + n), firstTimes),
    );
    for (const [what, query] of Object.entries(queries)) {
      figures.set(`${what}, ${where}`, await timesOf(visitor, query));
    }
  }
  return figures;
}

async function timesOf(
  visitor: Visitor,
  query: (n: number) => string,
  count = times,
): Promise<Figure> {
  const figures: number[] = [];
  let found = 0;
  for (let n = 0; n < count; n++) {
    const start = performance.now();
    const path = `/search?q=${encodeURIComponent(query(n))}`;
    const { body } = await visitor.call("GET", path);
    figures.push(performance.now() - start);
    found += searchPage.parse(body).results.length;
  }
  return { ...quantiles(figures), found };
}

function sizeOf(file: string): number {
  const database = new Database(file);
  database.pragma("wal_checkpoint(TRUNCATE)");
  database.close();
  return statSync(file).size;
}

/** Microseconds for each of 20,000 messages, in transactions of 100, in a copy of the database. */
function insertCost(file: string): { stored: number; indexed: number } {
  const copy = `${file}-copy`;
  copyFileSync(file, copy);
  const database = new Database(copy);
  addSearchWords(database);
  database.pragma("synchronous = OFF");
  const insert = database.prepare(`INSERT INTO "Message"
    ("id", "roomId", "seq", "rev", "authorId", "body") VALUES (?, 'r0', ?, 1, 'p0', ?)`);
  const count = 20_000;
  const start = performance.now();
  for (let at = 0; at < count; at += 100) {
    database.transaction(() => {
      for (let n = at; n < at + 100; n++) {
        const words = Array.from({ length: 15 }, (_, i) => wordOf((n * 7 + i * i * 97) % 5_000));
        insert.run(`extra-${n}`, 1_000_000 + n, words.join(" "));
      }
    })();
  }
  const stored = performance.now() - start;
  const hasIndex = database.prepare(`SELECT 1 FROM sqlite_master WHERE "name" = 'SearchProgress'`);
  if (hasIndex.get()) indexTail(database);
  const indexed = performance.now() - start - stored;
  database.close();
  rmSync(copy);
  return { stored: (stored * 1_000) / count, indexed: (indexed * 1_000) / count };
}

/** As lib/chat/index-search-tail.ts does in a running Hearth. */
function indexTail(database: Database.Database): void {
  const findNext = database.prepare(tailStatements.findNext);
  const index = database.prepare(tailStatements.index);
  const date = database.prepare(tailStatements.date);
  const moveOn = database.prepare(tailStatements.moveOn);
  const step = database.transaction(() => {
    const { count, last } = findNext.get(tailStep) as { count: number; last: number };
    if (count > 0) {
      index.run(last);
      date.run(last);
      moveOn.run(last);
    }
    return count;
  });
  while (step() > 0);
}
