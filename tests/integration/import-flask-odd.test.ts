/** What a file of the old app may have in it that Hearth would not take as it is. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { SearchPage } from "@/lib/contract/search";
import type { MessagePage, RoomView } from "@/lib/contract/views";
import { hearthCommand } from "@/tests/support/command";
import { rowsIn } from "@/tests/support/database";
import { importOldApp, type OldRows, werkzeug, writeOldApp } from "@/tests/support/old-app";
import { startServer, type TestServer } from "@/tests/support/server";
import { Visitor } from "@/tests/support/visitor";

let folder: string;
let server: TestServer;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "hearth-odd-"));
  server = await startServer();
});
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true });
});

let made = 0;
const importRows = (rows: OldRows) => {
  const file = join(folder, `old-${made++}.db`);
  writeOldApp(file, rows);
  return importOldApp(server, file);
};

const password = "an old password";
const user = (id: number, name: string, hash: string | null = werkzeug.sha256(password)) => [
  id,
  `${name.toLowerCase()}@example.org`,
  hash,
  name,
  "Okafor",
];
const message = (id: number, date: string | null, words: string, roomId = 1, userId = "1") => [
  id,
  date,
  words,
  null,
  userId,
  String(roomId),
];

async function logIn(name: string): Promise<Visitor> {
  const visitor = new Visitor(server);
  const { status } = await visitor.submit("/login", { email: `${name}@example.org`, password });
  expect(status).toBe(303);
  return visitor;
}

async function messagesOf(visitor: Visitor) {
  const { rooms } = (await visitor.call<{ rooms: RoomView[] }>("GET", "/rooms")).body;
  const all: Record<string, MessagePage["messages"]> = {};
  for (const { id, name } of rooms) {
    const page = (await visitor.call<MessagePage>("GET", `/rooms/${id}/messages`)).body;
    all[name] = page.messages.filter(({ kind }) => kind === "text");
  }
  return all;
}

test("messages come in the order of their dates however these are written, and what has none last", async () => {
  const began = Date.now();
  const { notes } = await importRows({
    user: [user(1, "Ada")],
    room: [
      [1, "Kitchen", "1", "2"],
      [2, "Garden", "1", "2"],
    ],
    message: [
      message(1, "2023-05-01 10:01:00.000000", "second"),
      message(2, "2023-05-01 10:01:00", "third"),
      message(3, "2023-05-01T10:00:00", "first"),
      message(4, "2023-05-01 23:59", "fourth"),
      message(5, "yesterday", "garbage"),
      message(6, "now", "the moment of the import is no date"),
      message(7, "12:30", "nor is a time of no day"),
      message(8, null, "none"),
      message(9, null, "never any", 2),
    ],
  });
  expect(notes).toEqual([
    "5 messages without a date got that of the one before, or of the import where there is none.",
  ]);
  const { Kitchen = [], Garden = [] } = await messagesOf(await logIn("ada"));
  expect(Kitchen.map(({ body, createdAt }) => `${createdAt} ${body}`)).toEqual([
    "2023-05-01T10:00:00.000Z first",
    "2023-05-01T10:01:00.000Z second",
    "2023-05-01T10:01:00.000Z third",
    "2023-05-01T23:59:00.000Z fourth",
    "2023-05-01T23:59:00.000Z garbage",
    "2023-05-01T23:59:00.000Z the moment of the import is no date",
    "2023-05-01T23:59:00.000Z nor is a time of no day",
    "2023-05-01T23:59:00.000Z none",
  ]);
  // Another room's dates say nothing about it.
  expect(Date.parse(Garden[0]?.createdAt ?? "")).toBeGreaterThanOrEqual(began);
});

test("search lists the newest first, over all rooms", async () => {
  await importRows({
    user: [user(21, "Hana")],
    room: [
      [21, "Boat", "21", "2"],
      [22, "Shed", "21", "2"],
    ],
    message: [
      message(21, "2023-05-01 10:00:00", "paint one", 21, "21"),
      message(22, "2023-05-01 10:01:00", "paint two", 22, "21"),
      message(23, "2023-05-01 10:02:00", "paint three", 21, "21"),
    ],
  });
  const { body } = await (await logIn("Hana")).call<SearchPage>("GET", "/search?q=paint");
  const found = body.results.map(({ message }) => message.body);
  expect(found).toEqual(["paint three", "paint two", "paint one"]);
});

test("passwords that cannot be read have to be reset, and say so", async () => {
  const { users, notes } = await importRows({
    user: [user(1, "Bo", "plain:soup"), user(2, "Cleo", null)],
  });
  expect(users).toBe(2);
  expect(notes).toEqual([
    "bo@example.org has no password that can be read: it has to be reset.",
    "cleo@example.org has no password that can be read: it has to be reset.",
  ]);
  for (const email of ["bo@example.org", "cleo@example.org"]) {
    for (const tried of ["plain:soup", "soup", " "]) {
      const { status } = await new Visitor(server).submit("/login", { email, password: tried });
      expect(status).toBe(200);
    }
  }
});

test("rooms of any name and limit, and seats of nobody", async () => {
  const { rooms, memberships, notes } = await importRows({
    user: [user(1, "Dipa")],
    room: [
      [1, null, "1", "many"],
      [2, "K", "1", "99999999999"],
      [3, "L\0oft", "1", "-3"],
    ],
    participant: [
      [1, null, null, null],
      [2, null, "2", null],
      [3, "1", "2", ""],
    ],
  });
  expect({ rooms, memberships }).toEqual({ rooms: 3, memberships: 3 });
  expect(notes).toEqual([
    "1 seats in rooms that are gone were left out.",
    "“K Room 2”: seat 2 is of a user that is gone; left out.",
  ]);
  const dipa = await logIn("dipa");
  const found = (await dipa.call<{ rooms: RoomView[] }>("GET", "/rooms")).body.rooms;
  expect(found.map(({ name, memberLimit }) => `${name}: ${memberLimit}`).sort()).toEqual([
    "K Room 2: 10000",
    "L oft: 2",
    "Room 1: 2",
  ]);
});

test("long messages become several, whole characters each; NUL bytes go", async () => {
  const long = `${"🫕".repeat(10_000)}${"b".repeat(10_000)} end`;
  const { messages, notes } = await importRows({
    user: [user(1, "Emil")],
    room: [[1, "Cellar", "1", "2"]],
    message: [
      message(1, "2023-05-01 10:00:00", "a\0b"),
      message(2, "2023-05-01 10:01:00", long),
      message(3, "2023-05-01 10:02:00", "🫕".repeat(10_000)),
      message(4, "2023-05-01 10:03:00", "\0\0"),
    ],
  });
  expect(messages).toBe(5);
  expect(notes).toEqual([
    "1 messages without text were left out.",
    "1 messages were too long for one and became several.",
  ]);
  const { Cellar = [] } = await messagesOf(await logIn("emil"));
  const bodies = Cellar.map(({ body }) => body);
  expect(bodies[0]).toBe("ab");
  expect(bodies.slice(1, 4).join("")).toBe(long);
  expect(bodies.map((body) => [...body].length)).toEqual([2, 10_000, 10_000, 4, 10_000]);
});

test("who has an account here already gets what was theirs, by the password that they have here", async () => {
  const person = ["--email", "fay@example.org", "--first", "Fay", "--last", "Novak"];
  const command = ["users:create", ...person, "--password", password];
  expect(await hearthCommand(server.dataDir, ...command)).toMatchObject({ code: 0 });
  const rows = {
    user: [user(1, "Fay", werkzeug.sha256("another one"))],
    room: [[1, "Porch", "1", "2"]],
    message: [message(1, "2023-05-01 10:00:00", "on the porch")],
  };
  const { notes, ...added } = await importRows(rows);
  expect(added).toEqual({ users: 0, rooms: 1, memberships: 1, messages: 1 });
  expect(notes).toEqual([
    "fay@example.org had an account here, which has what was theirs now; its password stays.",
  ]);
  const { Porch = [] } = await messagesOf(await logIn("fay"));
  expect(Porch.map(({ author, body }) => `${author.name}: ${body}`)).toEqual([
    "Fay Novak: on the porch",
  ]);
});

test("an address with a NUL byte is none", async () => {
  const { notes } = await importRows({
    user: [[91, "g\0us@example.org", werkzeug.sha256(password), "Gus", "Okafor"]],
  });
  expect(notes).toEqual(["User 91 has no e-mail address and cannot log in."]);
  const sql = `SELECT "email" FROM "User" WHERE "firstName" = 'Gus'`;
  expect(rowsIn(server, sql)).toEqual([{ email: "user-91@old-app.invalid" }]);
});
