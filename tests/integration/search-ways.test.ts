/** However the index is gone through, a search finds what a look at every message would find. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { indexSearchTail } from "@/lib/chat/index-search-tail";
import { searchMessages } from "@/lib/chat/search";
import { disconnect } from "@/lib/db";
import { readMigrations } from "@/lib/migrate/files";
import { migrateSqlite } from "@/lib/migrate/sqlite";
import { prepare } from "@/lib/prepare";
import { addSearchWords } from "@/lib/search-function";

const folder = mkdtempSync(join(tmpdir(), "hearth-search-ways-"));
const hourMs = 3_600_000;
const rooms = Array.from({ length: 25 }, (_, n) => `room-${n}`);
/** Bo is in nearly all, Cleo in few. */
const isIn: Record<string, (room: string) => boolean> = {
  bo: (room) => room !== "room-24",
  cleo: (room) => ["room-3", "room-24"].includes(room),
};
const bodies = ["so it is", "is it so", "soup", "so it is soup"];
const authors = ["bo", "bo", "bo", "cleo"];

type Stored = { id: string; room: string; author: string; body: string; time: number };
const stored: Stored[] = [];
const asked: string[] = [];

/** As they come: each in another room. */
function add(file: Database.Database, count: number, firstDay: string): void {
  const insert = file.prepare(`INSERT INTO "Message"
    ("id", "roomId", "seq", "rev", "authorId", "body", "createdAt") VALUES (?, ?, ?, 1, ?, ?, ?)`);
  const of = (list: string[], n: number) => list[n % list.length] ?? "";
  const start = Date.parse(firstDay);
  file.transaction(() => {
    for (let n = 0; n < count; n++) {
      const time = start + n * hourMs;
      const [room, author] = [of(rooms, stored.length), of(authors, Math.floor(n / 3))];
      const one = { id: `m${stored.length}`, room, author, body: of(bodies, n), time };
      const at = new Date(time).toISOString().replace("Z", "+00:00");
      insert.run(one.id, one.room, stored.length, author, one.body, at);
      stored.push(one);
    }
  })();
}

beforeAll(async () => {
  process.env.DATA_DIR = folder;
  process.env.LOG_LEVEL = "silent";
  process.env.RATE_LIMITS = "off";
  const original = Database.prototype.prepare;
  jest.spyOn(Database.prototype, "prepare").mockImplementation(function (this: never, sql) {
    asked.push(sql);
    return original.call(this, sql) as never;
  });
  const path = join(folder, "hearth.db");
  const before = readMigrations("sqlite").filter(({ name }) => name < "0016_search_pairs");
  migrateSqlite(path, before);
  const file = new Database(path);
  addSearchWords(file);
  const user = file.prepare(`INSERT INTO "User"
    ("id", "email", "firstName", "lastName", "passwordHash") VALUES (?, ?, ?, 'Q', '')`);
  for (const [id, name] of Object.entries({ bo: "Bo", cleo: "Cleo" })) user.run(id, id, name);
  const room = file.prepare(`INSERT INTO "Room"
    ("id", "name", "searchName", "kind", "memberLimit") VALUES (?, ?, ?, 'closed', 9)`);
  const seat = file.prepare(`INSERT INTO "Membership" ("roomId", "userId") VALUES (?, ?)`);
  for (const id of rooms) {
    room.run(id, id, id);
    for (const [person, has] of Object.entries(isIn)) if (has(id)) seat.run(id, person);
  }
  add(file, 2_500, "2024-03-01");
  await prepare();
  // Of another app: older, and later here.
  add(file, 1_600, "2019-05-01");
  await indexSearchTail(700);
  add(file, 120, "2024-08-01");
  file.close();
}, 60_000);
afterAll(async () => {
  jest.restoreAllMocks();
  await disconnect();
  rmSync(folder, { recursive: true });
});

async function findAll(userId: string, query: Record<string, string>): Promise<string[]> {
  const ids: string[] = [];
  let next: string | null = "9999999999";
  while (next) {
    const page = await searchMessages({ kind: "person", userId }, { ...query, limit: 100, next });
    ids.push(...page.results.map(({ message }) => message.id));
    next = page.next;
  }
  return ids;
}

const since = (day: string) => (one: Stored) => one.time >= Date.parse(day);
const until = (day: string) => (one: Stored) => one.time < Date.parse(day);
const has = (words: string) => (one: Stored) => one.body.includes(words);
const by = (author: string) => (one: Stored) => one.author === author;
const never = () => false;

const ways: [query: Record<string, string>, ...((one: Stored) => boolean)[]][] = [
  [{}],
  [{ q: "soup" }, has("soup")],
  [{ q: '"so it"' }, has("so it")],
  [{ q: '"it is" so' }, has("it is")],
  [{ q: "soup from:cleo" }, has("soup"), by("cleo")],
  [{ q: "soup from:bo" }, has("soup"), by("bo")],
  [{ q: "from:cleo before:2024-03-10" }, by("cleo"), until("2024-03-10")],
  [{ q: "from:q" }],
  [{ q: "from:nobody" }, never],
  [{ q: "soup before:2024-04-01" }, has("soup"), until("2024-04-01")],
  [{ q: "soup after:2024-04-01" }, has("soup"), since("2024-04-01")],
  [{ q: "before:2019-05-20" }, until("2019-05-20")],
  [{ q: "after:2019-06-01 before:2024-03-02" }, since("2019-06-01"), until("2024-03-02")],
  [{ q: "after:2024-08-02 before:2024-08-03" }, since("2024-08-02"), until("2024-08-03")],
  [{ q: "before:2019-05-01" }, never],
  [{ q: "after:2030-01-01" }, never],
];

describe.each(Object.keys(isIn))("for %s, as if every message were looked at:", (person) => {
  test.each(ways)("%j", async (query, ...conditions) => {
    const wanted = stored.filter(
      (one) => isIn[person]?.(one.room) && conditions.every((holds) => holds(one)),
    );
    expect(await findAll(person, query)).toEqual(wanted.map(({ id }) => id).reverse());
  });
});

test("what one who wrote little wrote is read by its author, whatever the rooms have", async () => {
  await findAll("bo", { q: "in:room from:cleo soup" });
  const question = asked.find((sql) => sql.includes(`FROM "Message" a`)) ?? "";
  const file = new Database(join(folder, "hearth.db"));
  const unknowns = Array.from({ length: question.split("?").length - 1 }, () => null);
  const plan = file.prepare(`EXPLAIN QUERY PLAN ${question}`).all(unknowns) as { detail: string }[];
  file.close();
  const details = plan.map(({ detail }) => detail);
  expect(details).toContain("SEARCH a USING INDEX Message_authorId_clientId_key (authorId=?)");
});
