/** GET /api/v1/me/data where there is much to give, and where it is asked for too often. */
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { get, type IncomingMessage } from "node:http";
import { buffer } from "node:stream/consumers";
import { strFromU8, unzipSync } from "fflate";
import type { MessageView } from "@/lib/contract/views";
import { change, columnsIn, rowsIn, storedTime } from "@/tests/support/database";
import { logIn, type Person, peopleAt } from "@/tests/support/people";
import { makeRoom } from "@/tests/support/rooms";
import { startServer, type TestServer } from "@/tests/support/server";

const path = "/api/v1/me/data";

/** Several pages of the export, and more bytes than the network holds for a reader who pauses. */
const many = 6_000;
const bodyBytes = 3_000;
/** As many as fit into one statement. */
const atOnce = 2_000;

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ env: { RATE_LIMITS: "on" } });
});
afterAll(() => server.stop());

/** One message by the door, then as many like it that do not compress, of ada's and of bo's in turn. */
async function fillRoom(roomId: string, ada: Person, bo: Person): Promise<string> {
  const first = await ada.api.call<MessageView>("POST", `/rooms/${roomId}/messages`, {
    clientId: "first",
    body: "the first",
  });
  expect(first.status).toBe(201);
  const { seq, rev, createdAt } = first.body;
  const idOf = (i: number) => `bulk-${i}-${roomId}`;
  const row = (i: number) => {
    const mine = i % 2 === 0;
    const body = mine ? randomBytes(bodyBytes).toString("base64") : "of bo's";
    const author = mine ? ada.id : bo.id;
    return [idOf(i), roomId, seq + i, rev + i, author, body, storedTime(Date.parse(createdAt))];
  };
  const columns = ["id", "roomId", "seq", "rev", "authorId", "body", "createdAt"];
  const names = columns.map((name) => `"${name}"`).join(", ");
  const places = `(${columns.map(() => "?").join(", ")})`;
  for (let done = 0; done < 2 * many; done += atOnce) {
    const rows = Array.from({ length: atOnce }, (_, i) => row(done + i + 1));
    const insert = `INSERT INTO "Message" (${names}) VALUES ${rows.map(() => places).join(", ")}`;
    change(server, insert, ...rows.flat());
  }
  const update = `UPDATE "Room" SET "lastSeq" = ?, "rev" = ? WHERE "id" = ?`;
  change(server, update, seq + 2 * many, rev + 2 * many, roomId);
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
  const written = `SELECT "id" FROM "Message" WHERE "authorId" = ? AND "systemVerb" IS NULL ORDER BY "seq"`;
  const mine = rowsIn<{ id: string }>(server, written, ada.id).map((message) => message.id);
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

  const valuesOf = (table: string, column: string) =>
    rowsIn<{ value: unknown }>(server, `SELECT "${column}" AS "value" FROM "${table}"`);
  const columns = columnsIn(server).filter(({ column }) => /hash|secret|code/i.test(column));
  const rows = columns.flatMap(({ table, column }) => valuesOf(table, column));
  const secrets = [...valuesOf("Session", "id"), ...rows].map(({ value }) => value);
  expect(columns).toContainEqual({ table: "User", column: "passwordHash" });
  expect(columns).toContainEqual({ table: "AccessToken", column: "tokenHash" });

  const kept = secrets.filter((one): one is string => typeof one === "string" && one.length > 5);
  expect(kept.length).toBeGreaterThan(2);
  expect(text).toContain(ada.email);
  for (const secret of [...kept, ada.token, ada.password]) expect(text).not.toContain(secret);
});
