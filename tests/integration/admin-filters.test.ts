/** The administration's lists, filtered: complete and without doubles in every order and direction. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { listAllMemberships } from "@/lib/chat/admin-membership-list";
import { listAllMessages } from "@/lib/chat/admin-message-list";
import { listUsers } from "@/lib/chat/admin-user-list";
import { adminSorts } from "@/lib/contract/admin-lists";
import { disconnect } from "@/lib/db";
import { prepare } from "@/lib/prepare";
import { addSearchWords } from "@/lib/search-function";

const folder = mkdtempSync(join(tmpdir(), "hearth-filters-"));
const admin = { kind: "person", userId: "zoe-0" } as const;
/** More Adas than are named one by one. */
const [adas, zoes] = [1_050, 20];
const rooms = [
  { id: "room-1", name: "Adagio" },
  { id: "room-2", name: "Class 2" },
  { id: "room-3", name: "Class 3" },
];
const seats: { roomId: string; userId: string }[] = [];
let file: Database.Database;

beforeAll(async () => {
  process.env.DATA_DIR = folder;
  process.env.LOG_LEVEL = "silent";
  await prepare();
  file = new Database(join(folder, "hearth.db"));
  addSearchWords(file);
  const user = file.prepare(`INSERT INTO "User"
    ("id", "email", "firstName", "lastName", "passwordHash", "isAdmin") VALUES (?, ?, ?, ?, '', ?)`);
  const room = file.prepare(`INSERT INTO "Room"
    ("id", "name", "searchName", "kind", "memberLimit", "memberCount", "lastSeq")
    VALUES (?, ?, ?, 'open', 2000, ?, ?)`);
  const seat = file.prepare(
    `INSERT INTO "Membership" ("roomId", "userId", "joinedAt") VALUES (?, ?, ?)`,
  );
  const message = file.prepare(`INSERT INTO "Message"
    ("id", "roomId", "seq", "rev", "authorId", "body", "createdAt")
    VALUES (?, ?, ?, 1, ?, 'Soup', ?)`);
  file.transaction(() => {
    for (let n = 0; n < adas; n++) user.run(`ada-${n}`, `${n}@example.org`, "Ada", `L ${n}`, 0);
    for (let n = 0; n < zoes; n++) user.run(`zoe-${n}`, `z${n}@example.org`, "Zoe", "Q", n ? 0 : 1);
    for (const [index, { id, name }] of rooms.entries()) {
      room.run(id, name, name.toLowerCase(), 100, 100);
      const theirs = [...Array(60).keys()].map((n) => `ada-${n * 7 + index}`);
      for (const userId of [...theirs, ...[...Array(9).keys()].map((n) => `zoe-${n + index}`)]) {
        const at = `2026-01-01T00:00:${String(seats.length % 60).padStart(2, "0")}.000+00:00`;
        seat.run(id, userId, at);
        message.run(`m-${id}-${userId}`, id, seats.length, userId, at);
        seats.push({ roomId: id, userId });
      }
    }
  })();
});
afterAll(async () => {
  await disconnect();
  file.close();
  rmSync(folder, { recursive: true });
});

/** What a filter means, by the words alone. */
function meant(q: string): string[] {
  const isRoom = (roomId: string) =>
    rooms.some(({ id, name }) => id === roomId && name.toLowerCase().includes(q));
  const fits = seats.filter(({ roomId, userId }) => userId.includes(q) || isRoom(roomId));
  return fits.map(({ roomId, userId }) => `${roomId} ${userId}`).sort();
}

async function everyPage<Row>(
  list: (after: string | null) => Promise<{ rows: Row[]; next: string | null }>,
): Promise<Row[]> {
  const all: Row[] = [];
  for (let after: string | null = null; ; ) {
    const { rows, next } = await list(after);
    all.push(...rows);
    if (next === null) return all;
    after = next;
  }
}

const both = [false, true];
describe.each(["ada", "zoe", "class", "adagio", "nobody"])("“%s”", (q) => {
  test.each(adminSorts.memberships)("memberships by %s", async (sort) => {
    for (const descending of both) {
      const rows = await everyPage((after) =>
        listAllMemberships(admin, { q, verb: "", sort, descending, after }),
      );
      expect(rows.map(({ room, person }) => `${room.id} ${person.id}`).sort()).toEqual(meant(q));
    }
  });

  test.each(adminSorts.messages)("messages by %s", async (sort) => {
    for (const descending of both) {
      const rows = await everyPage((after) =>
        listAllMessages(admin, { q, verb: "", sort, descending, after }),
      );
      expect(rows.map(({ room, author }) => `${room.id} ${author.id}`).sort()).toEqual(meant(q));
    }
  });
});

test("people are sorted by how many rooms they are in, whoever seats or unseats them", async () => {
  file.exec(
    `DELETE FROM "Room" WHERE "id" = 'room-3'; DELETE FROM "Membership" WHERE "userId" = 'zoe-2'`,
  );
  const rows = await everyPage((after) =>
    listUsers(admin, { q: "", verb: "", sort: "rooms", descending: true, after }),
  );
  const count = file.prepare(`SELECT count(*) FROM "Membership" WHERE "userId" = ?`).pluck();
  expect(rows.map(({ id, rooms }) => [id, rooms])).toEqual(
    rows.map(({ id }) => [id, count.get(id)]),
  );
  const counts = rows.map(({ rooms }) => rooms);
  expect(counts).toEqual(counts.toSorted((a, b) => b - a));
  expect(new Set(rows.map(({ id }) => id)).size).toBe(adas + zoes);
});
