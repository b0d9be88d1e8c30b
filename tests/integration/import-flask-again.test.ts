/** A second import into a Hearth that has been used since: nothing comes twice, and nothing comes back. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, statSync, truncateSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import Database from "better-sqlite3";
import { v5 } from "uuid";
import type { MessagePage, MessageView, RoomView } from "@/lib/contract/views";
import { hearthCommand } from "@/tests/support/command";
import { change, rowsIn } from "@/tests/support/database";
import { mailTo, pathIn } from "@/tests/support/mailbox";
import { addOldRows, importOldApp, werkzeug, writeOldApp } from "@/tests/support/old-app";
import { serverEnv, startServer, type TestServer } from "@/tests/support/server";
import { until } from "@/tests/support/timing";
import { Visitor } from "@/tests/support/visitor";

let folder: string;
let server: TestServer;
let file: string;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "hearth-again-"));
  file = join(folder, "old.db");
  server = await startServer();
});
afterEach(async () => {
  await server.stop();
  rmSync(folder, { recursive: true });
});

const names = ["Ada", "Bo", "Cleo", "Dipa"] as const;
type Name = (typeof names)[number];
const addressOf = (name: Name) => `${name.toLowerCase()}@example.org`;
const nothing = { users: 0, rooms: 0, memberships: 0, messages: 0, notes: [] };
const said = (id: number, words: string, userId: number, roomId: number) => [
  id,
  `2023-05-01 10:${String(id).padStart(2, "0")}:00`,
  words,
  null,
  String(userId),
  String(roomId),
];

/** Ada's Kitchen, in which are all four, and Bo's Garden, where Ada is. */
async function importWorld() {
  writeOldApp(file, {
    user: names.map((name, i) => [
      i + 1,
      addressOf(name),
      werkzeug.sha256(`${name}'s old password`),
      name,
      "Okafor",
    ]),
    room: [
      [1, "Kitchen", "1", "3"],
      [2, "Garden", "2", "4"],
    ],
    participant: [
      ...names.map((_, i) => [i + 1, String(i + 1), "1", null]),
      [5, "2", "2", null],
      [6, "1", "2", null],
    ],
    message: [
      said(1, "soup", 1, 1),
      said(2, "bread", 2, 1),
      said(3, "salt", 3, 1),
      said(4, "pepper", 4, 1),
      said(5, "roses", 2, 2),
    ],
  });
  const { notes, ...added } = await importOldApp(server, file);
  expect(added).toEqual({ users: 4, rooms: 2, memberships: 6, messages: 5 });
  expect(notes).toEqual(["“Kitchen” had 4 members for 3 seats; now 4."]);
}

function addMessages(...message: unknown[][]): void {
  const old = new Database(file);
  addOldRows(old, { message });
  old.close();
}

async function logIn(name: Name): Promise<{ status: number; visitor: Visitor }> {
  const visitor = new Visitor(server);
  const password = `${name}'s old password`;
  const { status } = await visitor.submit("/login", { email: addressOf(name), password });
  return { status, visitor };
}

async function visitorOf(name: Name): Promise<Visitor> {
  const { status, visitor } = await logIn(name);
  expect(status).toBe(303);
  return visitor;
}

const roomsOf = async (visitor: Visitor) =>
  (await visitor.call<{ rooms: RoomView[] }>("GET", "/rooms")).body.rooms;

async function roomOf(visitor: Visitor, name: string): Promise<RoomView> {
  const room = (await roomsOf(visitor)).find((one) => one.name === name);
  if (!room) throw new Error(`not in ${name}`);
  return room;
}

async function wordsIn(visitor: Visitor, { id }: RoomView): Promise<string[]> {
  const { messages } = (await visitor.call<MessagePage>("GET", `/rooms/${id}/messages`)).body;
  return messages.flatMap(({ kind, body, author }) =>
    kind === "text" ? [`${author.name}: ${body}`] : [],
  );
}

/** Accounts that are deleted at once first lose their name, and last their row. */
async function purged(...gone: Name[]): Promise<void> {
  const left = `SELECT "firstName", "email" FROM "User"`;
  const isLeft = ({ firstName, email }: { firstName: Name; email: string }) =>
    gone.includes(firstName) || email.startsWith("deleted ");
  const isPurged = () => !rowsIn<{ firstName: Name; email: string }>(server, left).some(isLeft);
  await until(isPurged, { what: `${gone.join(" and ")} to be purged` });
}

test("who changed their address stays who they are, whoever has the old one now", async () => {
  await importWorld();
  const bo = await visitorOf("Bo");
  const moved = { email: "new-bo@example.org", presentPassword: "Bo's old password" };
  await bo.submit("/settings", moved);
  const mail = await mailTo(server, moved.email, "Verify your new e-mail");
  await bo.submit(pathIn(mail), {});
  const stranger = new Visitor(server);
  const password = "a quiet evening";
  const fields = { email: addressOf("Bo"), firstName: "Emil", lastName: "Novak" };
  await stranger.submit("/signup", { ...fields, password, repeatPassword: password });

  addMessages(said(6, "more bread", 2, 1));
  expect(await importOldApp(server, file)).toEqual({ ...nothing, messages: 1 });
  expect(await roomsOf(stranger)).toEqual([]);
  expect((await wordsIn(bo, await roomOf(bo, "Kitchen"))).at(-1)).toBe("Bo Okafor: more bread");
});

test("what an import brought under its former names comes no second time", async () => {
  await importWorld();
  const namespace = "6f1d3c1e-2b0a-5d55-9a0e-8f4f6f1b7c21";
  const former = (id: number, words: string) =>
    `flask-${v5(JSON.stringify(["message", id, `2023-05-01 10:0${id}:00`, "1", "1", words]), namespace)}`;
  const rename = `UPDATE "Message" SET "clientId" = ? WHERE "body" = 'soup'`;
  expect(change(server, rename, former(1, "soup"))).toBe(1);
  expect(await importOldApp(server, file)).toEqual(nothing);
  expect(change(server, rename, "flask-by-nobody")).toBe(1);
  expect(await importOldApp(server, file)).toEqual({ ...nothing, messages: 1 });
});

test("who was banned or left is not seated again, and a raised limit is nobody's surprise", async () => {
  await importWorld();
  const [ada, cleo, dipa] = await Promise.all([
    visitorOf("Ada"),
    visitorOf("Cleo"),
    visitorOf("Dipa"),
  ]);
  const { id } = await roomOf(ada, "Kitchen");
  const me = (await cleo.call<{ id: string }>("GET", "/me")).body;
  const ban = await ada.call("PUT", `/rooms/${id}/bans/${me.id}`, { deleteRecent: false });
  expect(ban.status).toBe(200);
  expect((await dipa.call("POST", `/rooms/${id}/leave`, {})).status).toBe(204);
  expect((await ada.call("PATCH", `/rooms/${id}`, { memberLimit: 50 })).status).toBe(200);

  expect(await importOldApp(server, file)).toEqual(nothing);
  expect(await roomsOf(cleo)).toEqual([]);
  expect(await roomsOf(dipa)).toEqual([]);
  expect(await roomOf(ada, "Kitchen")).toMatchObject({ memberCount: 2, memberLimit: 50 });
});

test("an account and a room that were deleted stay so, and what was kept is not doubled", async () => {
  await importWorld();
  const ada = await visitorOf("Ada");
  const [bo, dipa] = [await visitorOf("Bo"), await visitorOf("Dipa")];
  const kitchen = await roomOf(ada, "Kitchen");
  const wishes = { presentPassword: "Dipa's old password", messages: "keep", when: "now" };
  await dipa.submit("/settings", wishes);
  await purged("Dipa");
  const words = await until(async () => {
    const now = await wordsIn(ada, kitchen);
    return now.at(-1) === "Deleted member: pepper" && now;
  });
  const garden = await roomOf(bo, "Garden");
  expect((await bo.call("DELETE", `/rooms/${garden.id}`)).status).toBe(204);

  const gone = [
    "“Kitchen”: seat 4 is of a user that is gone; left out.",
    "“Garden” was deleted here and stays so.",
    "1 messages in rooms that are gone were left out.",
  ];
  expect(await importOldApp(server, file)).toEqual({ ...nothing, notes: gone });
  addMessages(said(6, "more pepper", 4, 1));
  expect(await importOldApp(server, file)).toEqual({
    ...nothing,
    notes: [...gone, "1 messages of accounts that were deleted here were left out."],
  });
  expect((await logIn("Dipa")).status).toBe(200);
  expect(await wordsIn(ada, kitchen)).toEqual(words);
  expect((await roomsOf(ada)).map(({ name }) => name)).toEqual(["Kitchen"]);
});

test("two deleted people who made up the same imported name for a message are both purged", async () => {
  await importWorld();
  const clientId = "flask-00000000-0000-5000-8000-000000000000";
  const ada = await visitorOf("Ada");
  const kitchen = await roomOf(ada, "Kitchen");
  for (const name of ["Cleo", "Dipa"] as const) {
    const visitor = await visitorOf(name);
    await visitor.call("POST", `/rooms/${kitchen.id}/messages`, { clientId, body: `by ${name}` });
    const presentPassword = `${name}'s old password`;
    await visitor.submit("/settings", { presentPassword, messages: "keep", when: "now" });
  }
  await purged("Cleo", "Dipa");
  const words = await wordsIn(ada, kitchen);
  expect(words.slice(-2)).toEqual(["Deleted member: by Cleo", "Deleted member: by Dipa"]);
});

test("what somebody has not read here stays unread", async () => {
  await importWorld();
  const [ada, bo] = [await visitorOf("Ada"), await visitorOf("Bo")];
  const { id } = await roomOf(ada, "Kitchen");
  const message = { clientId: "new", body: "said here" };
  expect((await ada.call<MessageView>("POST", `/rooms/${id}/messages`, message)).status).toBe(201);
  expect(await roomOf(bo, "Kitchen")).toMatchObject({ unread: 1 });
  addMessages(said(6, "more soup", 1, 1));
  expect(await importOldApp(server, file)).toEqual({ ...nothing, messages: 1 });
  expect(await roomOf(bo, "Kitchen")).toMatchObject({ unread: 2 });
  expect(await roomOf(ada, "Kitchen")).toMatchObject({ unread: 0 });
});

test("a file that is damaged ends it with one sentence", async () => {
  await importWorld();
  addMessages(...Array.from({ length: 5_000 }, (_, n) => said(n + 10, "filling", 1, 1)));
  truncateSync(file, Math.floor(statSync(file).size / 2 / 4_096) * 4_096);
  const { code, stdout, stderr } = await hearthCommand(server.dataDir, "import:flask", file);
  expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
  expect(stderr).toMatch(
    /^The import of \S+ ended early: .*malformed.*\. What it added stays; .+\.\n$/,
  );
});

test("an import that was killed goes on where it ended", async () => {
  const total = 80_000;
  const rooms = [1, 2, 3];
  writeOldApp(file, {
    user: [[1, addressOf("Ada"), werkzeug.sha256("Ada's old password"), "Ada", "Okafor"]],
    room: rooms.map((id) => [id, `Room ${id}`, "1", "2"]),
  });
  const old = new Database(file);
  const add = old.prepare("INSERT INTO message VALUES (?, ?, ?, NULL, '1', ?)");
  old.transaction(() => {
    for (let n = 1; n <= total; n++) {
      add.run(n, "2023-05-01 10:00:00", `word ${n}`, String(1 + (n % rooms.length)));
    }
  })();
  old.close();
  const script = [resolve("scripts/hearth.mjs"), "import:flask", file];
  const run = spawn(process.execPath, script, { env: serverEnv(server.dataDir), stdio: "ignore" });
  const count = `SELECT count(*) AS "count" FROM "Message" WHERE "kind" = 'text'`;
  const stored = () => Number(rowsIn<{ count: number }>(server, count)[0]?.count);
  await until(() => stored() > 0, { everyMs: 1, timeoutMs: 30_000, what: "a first batch" });
  const ended = once(run, "exit");
  run.kill("SIGKILL");
  await ended;
  const before = stored();
  expect(before).toBeLessThan(total);

  expect(await importOldApp(server, file)).toMatchObject({ messages: total - before });
  expect(await importOldApp(server, file)).toEqual({ ...nothing });
  const rows = rowsIn<{ seq: number; body: string; roomId: string }>(
    server,
    `SELECT "seq", "body", "roomId" FROM "Message" WHERE "kind" = 'text' ORDER BY "roomId", "seq"`,
  );
  expect(rows).toHaveLength(total);
  for (const id of new Set(rows.map(({ roomId }) => roomId))) {
    const all = rows.filter(({ roomId }) => roomId === id);
    const numbers = all.map(({ body }) => Number(body.slice("word ".length)));
    expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
    expect(all.map(({ seq }) => seq)).toEqual(numbers.map((_, i) => i + 2));
  }
});
