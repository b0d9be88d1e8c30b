/** Moving over from the old app: its odd rows, its passwords, and a second run. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import type { MemberView, MessagePage, RoomView } from "@/lib/contract/views";
import { hearthCommand } from "@/tests/support/command";
import { rowsIn } from "@/tests/support/database";
import { makeOldApp, werkzeug } from "@/tests/support/old-app";
import { startServer, type TestServer } from "@/tests/support/server";
import type { Place } from "@/tests/support/shared-server";
import { Visitor } from "@/tests/support/visitor";

let server: TestServer;
let file: string;
beforeAll(async () => {
  server = await startServer();
  file = join(server.dataDir, "old.db");
  fillOldApp(file);
});
afterAll(() => server.stop());

const passwords = { ada: "ada's old one", bo: "bo's old one", cleo: "cleo's old one" };

function fillOldApp(path: string): void {
  const old = makeOldApp(path);
  const user = old.prepare("INSERT INTO user VALUES (?, ?, ?, ?, ?)");
  user.run(1, "Ada@Example.org", werkzeug.sha256(passwords.ada), "Ada", "Lovelace");
  user.run(2, "bo@example.org", werkzeug.pbkdf2(passwords.bo), "Bo", null);
  user.run(3, "cleo@example.org", werkzeug.scrypt(passwords.cleo), "C\u202eleo", "Okafor");
  user.run(4, null, null, null, null);
  user.run(5, "ADA@example.org", werkzeug.sha256("another"), "Ada", "Twice");
  const room = old.prepare("INSERT INTO room VALUES (?, ?, ?, ?)");
  room.run(1, "Kitchen", "1", "2");
  room.run(2, "Attic of nobody", "77", "4");
  room.run(3, "Garden", "88", null);
  const participant = old.prepare("INSERT INTO participant VALUES (?, ?, ?, ?)");
  participant.run(1, "1", "1", "Kitchen");
  participant.run(2, "2", "1", "Bo's own kitchen");
  participant.run(3, "2", "1", null);
  participant.run(4, "3", "1", null);
  participant.run(5, "99", "1", null);
  participant.run(6, "3", "3", "Garden");
  participant.run(7, "1", "55", null);
  const message = old.prepare("INSERT INTO message VALUES (?, ?, ?, ?, ?, ?)");
  message.run(1, "2023-05-01 10:01:00.000000", "second", "Bo", "2", "1");
  message.run(2, "2023-05-01 10:00:00", "first", "Ada", "1", "1");
  message.run(3, "2023-05-01 10:01:00.000000", "third\r\n<script>", "Cleo", "3", "1");
  message.run(4, null, "no date", "Ada", "1", "1");
  message.run(5, "2023-05-02 08:00:00", "of somebody gone", "Eve", "99", "1");
  message.run(6, "2023-05-02 08:00:00", null, "Ada", "1", "1");
  message.run(7, "2023-05-02 08:00:00", "nowhere", "Ada", "1", "55");
  message.run(8, "2023-05-02 08:00:00", "attic", "Ada", "1", "2");
  old.close();
}

const importOld = async () => {
  const done = await hearthCommand(server.dataDir, "import:flask", file, "--json");
  expect(done).toMatchObject({ code: 0, stderr: "" });
  return JSON.parse(done.stdout);
};

async function logIn(place: Place, email: string, password: string) {
  const visitor = new Visitor(place);
  const { status } = await visitor.submit("/login", { email, password });
  return { visitor, status };
}

test("everything that can come over does, and the rest is told", async () => {
  const before = readFileSync(file);
  const { notes, ...added } = await importOld();
  expect(added).toEqual({ users: 4, rooms: 2, memberships: 4, messages: 5 });
  expect(notes.join("\n")).toMatchInlineSnapshot(`
"User 5 has the address of another (ada@example.org): one account.
User 4 has no e-mail address and cannot log in.
1 seats in rooms that are gone were left out.
“Kitchen”: seat 5 is of a user that is gone; left out.
“Kitchen” had 3 members for 2 seats; now 3.
“Attic of nobody”: whoever made it is gone.
“Attic of nobody” has no members left; it and its messages were left out.
“Garden”: whoever made it is gone.
1 messages without text were left out.
2 messages in rooms that are gone were left out.
1 messages without a date got that of the one before, or of the import where there is none.
1 messages of users that are gone belong to “Deleted user” now."
`);
  expect(readFileSync(file).equals(before)).toBe(true);
});

test("old passwords open the account, and are stored as all others after that", async () => {
  for (const [name, password] of Object.entries(passwords)) {
    const email = `${name}@example.org`;
    expect((await logIn(server, email, `${password}!`)).status).toBe(200);
    expect((await logIn(server, email, password)).status).toBe(303);
    expect((await logIn(server, email, password)).status).toBe(303);
  }
  const sql = `SELECT "passwordHash" AS "hash" FROM "User" WHERE "email" LIKE '%@example.org'`;
  const hashes = rowsIn<{ hash: string }>(server, sql);
  expect(hashes).toHaveLength(3);
  for (const { hash } of hashes) expect(hash).toMatch(/^\$argon2id\$/);
});

test("rooms keep their members, own names, order and dates", async () => {
  const { visitor: bo } = await logIn(server, "bo@example.org", passwords.bo);
  const { rooms } = (await bo.call<{ rooms: RoomView[] }>("GET", "/rooms")).body;
  expect(rooms).toHaveLength(1);
  const [kitchen] = rooms;
  expect(kitchen).toMatchObject({
    name: "Bo's own kitchen",
    kind: "closed",
    memberLimit: 3,
    unread: 0,
  });
  const path = `/rooms/${kitchen?.id}`;
  const { members } = (await bo.call<{ members: MemberView[] }>("GET", `${path}/members`)).body;
  expect(members.map(({ role, user }) => `${role} ${user.name}`)).toEqual([
    "owner Ada Lovelace",
    "member Bo No. 2",
    "member C leo Okafor",
  ]);
  const page = (await bo.call<MessagePage>("GET", `${path}/messages`)).body;
  expect(page.messages.map(({ seq, author, body }) => [seq, author.name, body])).toEqual([
    [1, "Ada Lovelace", "Ada Lovelace made this room"],
    [2, "Ada Lovelace", "first"],
    [3, "Bo No. 2", "second"],
    [4, "C leo Okafor", "third\n<script>"],
    [5, "Deleted user", "of somebody gone"],
    [6, "Ada Lovelace", "no date"],
  ]);
  expect(page.messages[2]?.createdAt).toBe("2023-05-01T10:01:00.000Z");
});

test("a second run adds nothing; what came since is added behind", async () => {
  const nothing = { users: 0, rooms: 0, memberships: 0, messages: 0 };
  expect(await importOld()).toMatchObject(nothing);
  const old = new Database(file);
  old.exec("INSERT INTO message VALUES (9, '2023-05-03 09:00:00', 'later', 'Bo', '2', '1')");
  old.close();
  expect(await importOld()).toMatchObject({ ...nothing, messages: 1 });
});

test("nobody becomes administrator by an old file, and what is none is refused", async () => {
  const { visitor } = await logIn(server, "ada@example.org", passwords.ada);
  expect((await visitor.call("GET", "/me")).body).toMatchObject({ isAdmin: false });
  for (const path of [join(server.dataDir, "missing.db"), __filename]) {
    const done = await hearthCommand(server.dataDir, "import:flask", path);
    expect(done.code).toBe(1);
    expect(done.stderr.trim().split("\n")).toHaveLength(1);
  }
});
