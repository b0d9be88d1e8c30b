/** Deleting messages: who may, what others see, and that the words are gone from the disk. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { ChangesPage, MessageView, RoomView } from "@/lib/contract/views";
import { people } from "@/tests/support/people";
import { makeRoom } from "@/tests/support/rooms";
import { sharedServer } from "@/tests/support/shared-server";
import { ask, closeSockets, listen, openSocket } from "@/tests/support/sockets";
import { testOfSqlite } from "@/tests/support/test-of";
import { until } from "@/tests/support/timing";

afterEach(closeSockets);
const unique = () => Math.random().toString(36).slice(2);

async function kitchen() {
  const { ada, bo, cleo } = await people("ada", "bo", "cleo");
  const room = await makeRoom(ada, {}, [bo]);
  const post = async (person: typeof ada, body: string) => {
    const message = { clientId: unique(), body };
    const path = `/rooms/${room.id}/messages`;
    return (await person.api.call<MessageView>("POST", path, message)).body;
  };
  const remove = (person: typeof ada, id: string) =>
    person.api.call<MessageView>("DELETE", `/messages/${id}`);
  return { ada, bo, cleo, room, post, remove };
}

test("one's own message leaves a place that says so, live and in every later fetch", async () => {
  const { ada, bo, room, post, remove } = await kitchen();
  const message = await post(bo, "a word too many");
  const socket = await openSocket(sharedServer(), { token: ada.token });
  const changes = listen(socket, "room:changes");
  const { status, body: tombstone } = await remove(bo, message.id);
  expect(status).toBe(200);
  expect(tombstone).toEqual({
    ...message,
    body: "",
    rev: message.rev + 1,
    deletedAt: expect.any(String),
  });
  await until(() => changes.length > 0);
  expect(changes).toEqual([
    { roomId: room.id, after: message.rev, rev: message.rev + 1, messages: [tombstone] },
  ]);
  const path = `/rooms/${room.id}/changes?after=${message.rev}`;
  expect((await ada.api.call<ChangesPage>("GET", path)).body.messages).toEqual([tombstone]);
  expect((await ada.api.call<RoomView>("GET", `/rooms/${room.id}`)).body.lastMessage).toMatchObject(
    {
      excerpt: "Message deleted",
    },
  );

  expect((await remove(bo, message.id)).body).toEqual(tombstone);
  const again = { clientId: message.clientId ?? "", body: "a word too many" };
  const repeated = await bo.api.call("POST", `/rooms/${room.id}/messages`, again);
  expect(repeated).toMatchObject({ status: 200, body: tombstone });
});

test("moderators may delete others' messages, members and strangers may not", async () => {
  const { ada, bo, cleo, room, post, remove } = await kitchen();
  const [adas, bos] = [await post(ada, "of the owner"), await post(bo, "of a member")];
  const before = await ada.api.call("GET", `/rooms/${room.id}/messages`);
  const { messages } = before.body as unknown as { messages: MessageView[] };
  const line = messages.find(({ kind }) => kind === "system");
  expect(await remove(bo, adas.id)).toMatchObject({ status: 403 });
  for (const id of [adas.id, "nowhere", "%00", "x".repeat(300)]) {
    expect(await remove(cleo, id)).toMatchObject({ status: 404 });
  }
  expect(await remove(ada, line?.id ?? "")).toMatchObject({ status: 403 });
  expect((await ada.api.call("GET", `/rooms/${room.id}/messages`)).body).toEqual(before.body);
  expect(await remove(ada, bos.id)).toMatchObject({ status: 200, body: { body: "" } });
});

test("the socket deletes as the REST door does, and refuses what is no message's id", async () => {
  const { bo, post } = await kitchen();
  const message = await post(bo, "by socket");
  const socket = await openSocket(sharedServer(), { token: bo.token });
  const answer = await ask(socket, "message:delete", { id: message.id });
  expect(answer).toMatchObject({ ok: true, data: { id: message.id, body: "" } });
  for (const frame of [{}, { id: 7 }, null]) {
    const refused = await ask(socket, "message:delete", frame as never);
    expect(refused).toMatchObject({ ok: false, error: { code: "invalid" } });
  }
});

testOfSqlite("nothing of the words is left in the database's files", async () => {
  const { bo, post, remove } = await kitchen();
  const words = `unforgettable-${unique()}`;
  const message = await post(bo, words);
  const files = ["hearth.db", "hearth.db-wal"].map((name) => join(sharedServer().dataDir, name));
  const isThere = () => files.some((file) => readFileSync(file).includes(words));
  expect(isThere()).toBe(true);
  await remove(bo, message.id);
  await until(() => !isThere(), { what: "the words to leave the files" });
});
