/** Whatever a client sends, it gets a typed answer or a closed socket; the server goes on. */
import { once } from "node:events";
import { connect } from "node:net";
import { limits } from "@/lib/contract/limits";
import type { ChangesPage, MessageView, RoomView } from "@/lib/contract/views";
import { type Person, people } from "@/tests/support/people";
import { makeRoom } from "@/tests/support/rooms";
import { sharedServer } from "@/tests/support/shared-server";
import { ask, closeSockets, listen, openSocket, type TestSocket } from "@/tests/support/sockets";
import { until } from "@/tests/support/timing";

let ada: Person;
let bo: Person;
let room: RoomView;
let socket: TestSocket;
beforeAll(async () => {
  ({ ada, bo } = await people("ada", "bo"));
  room = await makeRoom(ada, {}, [bo]);
});
beforeEach(async () => {
  socket = await openSocket(sharedServer(), ada);
});
afterEach(closeSockets);

const refusal = (code: string) => ({ ok: false, error: { code, message: expect.any(String) } });

describe("malformed frames", () => {
  const send = (fields: object) => ({ roomId: room.id, clientId: "c1", body: "hi", ...fields });

  test.each<[string, string, () => unknown]>([
    ["no frame", "message:send", () => undefined],
    ["null", "message:send", () => null],
    ["text", "message:send", () => "hi"],
    ["a list", "message:send", () => []],
    ["bytes", "message:send", () => Buffer.from("hi")],
    ["no room", "message:send", () => send({ roomId: undefined })],
    ["a room that is an object", "message:send", () => send({ roomId: { $ne: null } })],
    ["a blank body", "message:send", () => send({ body: "  " })],
    ["a NUL", "message:send", () => send({ body: "a\0b" })],
    ["half a surrogate pair", "message:send", () => send({ body: "\ud83d" })],
    ["10,001 characters", "message:send", () => send({ body: "x".repeat(10_001) })],
    ["bytes as body", "message:send", () => send({ body: Buffer.from("hi") })],
    ["a clientId with a slash", "message:send", () => send({ clientId: "a/b" })],
    ["seq 0", "room:read", () => ({ roomId: room.id, seq: 0 })],
    ["seq as text", "room:read", () => ({ roomId: room.id, seq: "1" })],
    ["a cursor below 0", "sync", () => ({ rooms: { [room.id]: -1 } })],
    ["rooms as a list", "sync", () => ({ rooms: [room.id] })],
    [
      "501 rooms",
      "sync",
      () => ({ rooms: Object.fromEntries(Array.from({ length: 501 }, (_, i) => [`r${i}`, 0])) }),
    ],
    ["an unknown event", "message:explode", () => ({})],
    ["an event named like a method", "toString", () => ({})],
    ["an event named error", "error", () => ({})],
  ])("%s in %s is invalid", async (_what, event, frame) => {
    expect(await ask(socket, event, frame())).toMatchObject(refusal("invalid"));
    expect(socket.connected).toBe(true);
  });

  test("without an acknowledgement they are ignored", async () => {
    const untyped = socket as unknown as { emit(event: string, ...args: unknown[]): void };
    for (const event of ["message:send", "room:read", "sync", "typing", "error", "nothing"]) {
      untyped.emit(event);
      untyped.emit(event, null, 1, ["x"]);
    }
    expect(await ask(socket, "sync", { rooms: {} })).toEqual({ ok: true, data: {} });
  });
});

test("a frame over 256 KiB closes the socket, and only that one", async () => {
  const other = await openSocket(sharedServer(), bo);
  const body = "x".repeat(limits.frameBytes);
  socket.emit("message:send", { roomId: room.id, clientId: "huge", body }, () => {});
  await until(() => !socket.connected, { what: "the socket to be closed" });
  expect(other.connected).toBe(true);
});

test.each(["4garbage", "42[", '42["disconnect"]', '451-["message:send"]', "40", "9", "\u0000"])(
  "the raw packet %j does not bring the server down",
  async (packet) => {
    const url = `${sharedServer().url}/socket.io/?EIO=4&transport=polling`;
    const opened = await (await fetch(url)).text();
    const { sid }: { sid: string } = JSON.parse(opened.slice(1));
    const send = (body: string) => fetch(`${url}&sid=${sid}`, { method: "POST", body });
    await send(`40${JSON.stringify({ token: ada.token })}`);
    await send(packet);
    expect(await ask(socket, "sync", { rooms: {} })).toEqual({ ok: true, data: {} });
  },
);

test("upgrades to paths without a socket are turned away", async () => {
  const { hostname, port } = new URL(sharedServer().url);
  const raw = connect(Number(port), hostname);
  raw.write("GET /rooms HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n");
  const [answer] = await once(raw, "data");
  expect(String(answer)).toMatch(/^HTTP\/1\.1 404 /);
  raw.destroy();
});

test("rooms that are not one's own: posting and reading are not found, sync leaves them out", async () => {
  const closed = await makeRoom(bo, { kind: "closed" });
  const frame = { roomId: closed.id, clientId: "c1", body: "hi" };
  expect(await ask(socket, "message:send", frame)).toMatchObject(refusal("not_found"));
  const read = { roomId: closed.id, seq: 1 };
  expect(await ask(socket, "room:read", read)).toMatchObject(refusal("not_found"));
  const rooms = { [closed.id]: 0, [room.id]: 0, nothing: 5 };
  const answer = await ask<Record<string, ChangesPage>>(socket, "sync", { rooms });
  expect(answer.ok && Object.keys(answer.data)).toEqual([room.id]);
});

test("sync answers what was missed, from the cursor given", async () => {
  const first = await ask<MessageView>(socket, "message:send", {
    roomId: room.id,
    clientId: "sync-1",
    body: "one",
  });
  if (!first.ok) throw new Error(first.error.message);
  const { rev } = first.data;
  const after = await ask(socket, "sync", { rooms: { [room.id]: rev - 1 } });
  expect(after).toEqual({
    ok: true,
    data: { [room.id]: { messages: [first.data], rev, more: false, reset: false } },
  });
  const nothing = await ask(socket, "sync", { rooms: { [room.id]: rev } });
  expect(nothing).toEqual({
    ok: true,
    data: { [room.id]: { messages: [], rev, more: false, reset: false } },
  });
  const beyond = await ask<Record<string, ChangesPage>>(socket, "sync", {
    rooms: { [room.id]: rev + 5 },
  });
  expect(beyond.ok && beyond.data[room.id]).toMatchObject({ reset: true, rev });
});

test("a read marker reaches one's other sockets and nobody else's", async () => {
  const [mine, his] = [await openSocket(sharedServer(), bo), await openSocket(sharedServer(), ada)];
  const [heard, overheard] = [listen(mine, "room:read"), listen(his, "room:read")];
  const reader = await openSocket(sharedServer(), bo);
  await ask(socket, "message:send", { roomId: room.id, clientId: "read-1", body: "read me" });
  const { body } = await bo.api.call<RoomView>("GET", `/rooms/${room.id}`);
  const marks = [1, 2, body.lastSeq, 3].map((seq) =>
    ask(reader, "room:read", { roomId: room.id, seq }),
  );
  const read = { roomId: room.id, seq: body.lastSeq, turn: 0 };
  const answers = await Promise.all(marks);
  expect(answers.at(-1)).toEqual({ ok: true, data: read });
  await until(() => heard.length > 0, { what: "the marker to arrive" });
  expect(heard.at(-1)).toEqual(read);
  expect(overheard).toEqual([]);
});
