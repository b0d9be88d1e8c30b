/** GET /api/v1/me/data where there is much to give, and where it is asked for too often. */
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { get, type IncomingMessage } from "node:http";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import Database from "better-sqlite3";
import { strFromU8, unzipSync } from "fflate";
import type { MessageView } from "@/lib/contract/views";
import { addSearchWords } from "@/lib/search-function";
import { logIn, type Person, peopleAt } from "@/tests/support/people";
import { makeRoom } from "@/tests/support/rooms";
import { startServer, type TestServer } from "@/tests/support/server";

const path = "/api/v1/me/data";

/** Several pages of the export, and more bytes than the network holds for a reader who pauses. */
const many = 6_000;
const bodyBytes = 3_000;

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ env: { RATE_LIMITS: "on" } });
});
afterAll(() => server.stop());

function database(): Database.Database {
  return new Database(join(server.dataDir, "hearth.db"));
}

/** One message by the door, then as many like it that do not compress, of ada's and of bo's in turn. */
async function fillRoom(roomId: string, ada: Person, bo: Person): Promise<string> {
  const first = await ada.api.call<MessageView>("POST", `/rooms/${roomId}/messages`, {
    clientId: "first",
    body: "the first",
  });
  expect(first.status).toBe(201);
  const { seq, rev } = first.body;
  const file = database();
  addSearchWords(file);
  const insert = file.prepare(
    `INSERT INTO "Message" ("id", "roomId", "seq", "rev", "authorId", "kind", "body", "createdAt")
     SELECT ?, "roomId", ?, ?, ?, "kind", ?, "createdAt" FROM "Message" WHERE "id" = ?`,
  );
  const idOf = (i: number) => `bulk-${i}-${roomId}`;
  file.transaction(() => {
    for (let i = 1; i <= 2 * many; i++) {
      const mine = i % 2 === 0;
      const body = mine ? randomBytes(bodyBytes).toString("base64") : "of bo's";
      insert.run(idOf(i), seq + i, rev + i, mine ? ada.id : bo.id, body, first.body.id);
    }
    file
      .prepare(`UPDATE "Room" SET "lastSeq" = ?, "rev" = ? WHERE "id" = ?`)
      .run(seq + 2 * many, rev + 2 * many, roomId);
  })();
  file.close();
  return idOf(2 * many);
}

async function startReading({ token }: Person): Promise<IncomingMessage> {
  const request = get(`${server.url}${path}`, { headers: { authorization: `Bearer ${token}` } });
  const [response] = (await once(request, "response")) as [IncomingMessage];
  expect(response.statusCode).toBe(200);
  return response;
}

async function finish(response: IncomingMessage): Promise<string[]> {
  const files = unzipSync(new Uint8Array(await buffer(response)));
  const messages = JSON.parse(strFromU8(files["messages.json"] ?? new Uint8Array()));
  expect(messages.every(({ roomName }: { roomName: string }) => roomName === "Kitchen")).toBe(true);
  return messages.map(({ id }: { id: string }) => id);
}

test("all pages are in it; for a reader who pauses, the server does not read on", async () => {
  const { ada, bo } = await peopleAt(server, "ada", "bo");
  const { id } = await makeRoom(ada, { name: "Kitchen" }, [bo]);
  const lastId = await fillRoom(id, ada, bo);
  const stored = database();
  const mine = stored
    .prepare(
      `SELECT "id" FROM "Message" WHERE "authorId" = ? AND "systemVerb" IS NULL ORDER BY seq`,
    )
    .pluck()
    .all(ada.id);
  stored.close();
  expect(mine).toHaveLength(many + 1);

  const paused = await startReading(ada);
  // Whoever reads on would have come as far as this one by its end.
  expect(await finish(await startReading(ada))).toEqual(mine);
  expect((await ada.api.call("DELETE", `/messages/${lastId}`)).status).toBe(200);
  expect(await finish(paused)).toEqual(mine.filter((one) => one !== lastId));
}, 60_000);

test("the sixth within an hour is refused, and only to whoever asks so often", async () => {
  const { ada, bo } = await peopleAt(server, "ada", "bo");
  for (let i = 0; i < 5; i++) await finish(await startReading(ada));
  const refused = await ada.api.call("GET", "/me/data");
  expect(refused).toMatchObject({ status: 429, body: { error: { code: "rate_limited" } } });
  const wait = Number(refused.headers.get("retry-after"));
  expect(wait).toBeGreaterThan(3_000);
  expect(wait).toBeLessThanOrEqual(3_600);
  await finish(await startReading(bo));
});

test("nothing that opens a door is in it", async () => {
  const { ada } = await peopleAt(server, "ada");
  const visitor = await logIn(server, ada);
  const response = await visitor.fetch(path);
  const files = unzipSync(new Uint8Array(await response.arrayBuffer()));
  const text = Object.values(files)
    .map((bytes) => strFromU8(bytes, true))
    .join("\n");

  const file = database();
  const secrets: string[] = file.prepare(`SELECT "id" FROM "Session"`).pluck().all() as string[];
  const columns = file
    .prepare(
      `SELECT m.name AS "table", p.name AS "column" FROM sqlite_master m, pragma_table_info(m.name) p
       WHERE m.type = 'table' AND (p.name LIKE '%hash%' OR p.name LIKE '%secret%' OR p.name LIKE '%code%')`,
    )
    .all() as { table: string; column: string }[];
  for (const { table, column } of columns) {
    secrets.push(...(file.prepare(`SELECT "${column}" FROM "${table}"`).pluck().all() as string[]));
  }
  file.close();
  expect(columns).toContainEqual({ table: "User", column: "passwordHash" });
  expect(columns).toContainEqual({ table: "AccessToken", column: "tokenHash" });

  const kept = secrets.filter((secret) => typeof secret === "string" && secret.length > 5);
  expect(kept.length).toBeGreaterThan(2);
  expect(text).toContain(ada.email);
  for (const secret of [...kept, ada.token, ada.password]) expect(text).not.toContain(secret);
});
