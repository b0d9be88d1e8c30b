/** Editing, replying, reacting and pinning through both doors: what everybody hears, who may. */
import type { ChangesPage, MessageEditView, MessagePage, MessageView } from "@/lib/contract/views";
import { wordsInFiles } from "@/tests/support/leftovers";
import { logIn, type Person, people } from "@/tests/support/people";
import { rowsOf } from "@/tests/support/room-rows";
import { makeRoom } from "@/tests/support/rooms";
import { sharedServer } from "@/tests/support/shared-server";
import { ask, closeSockets, listen, openSocket } from "@/tests/support/sockets";
import { until } from "@/tests/support/timing";

afterEach(closeSockets);
const unique = () => Math.random().toString(36).slice(2);

/** Ada owns the room, Bo is a member, Cleo a stranger; Ada listens. */
async function kitchen() {
  const { ada, bo, cleo } = await people("ada", "bo", "cleo");
  const room = await makeRoom(ada, {}, [bo]);
  const path = `/rooms/${room.id}/messages`;
  const changes = listen(await openSocket(sharedServer(), { token: ada.token }), "room:changes");
  const call = async (
    person: Person,
    method: string,
    on: string,
    body?: Parameters<Person["api"]["call"]>[2],
  ) => person.api.call<MessageView>(method, on, body);
  return {
    ...{ ada, bo, cleo, room, changes, path, call },
    async post(person: Person, body: string, replyToId?: string) {
      const posted = await call(person, "POST", path, { clientId: unique(), body, replyToId });
      expect(posted.status).toBe(201);
      return posted.body;
    },
    edit: (person: Person, { id }: MessageView, body: string) =>
      call(person, "PATCH", `/messages/${id}`, { body }),
    react: (person: Person, { id }: MessageView, emoji: string, method = "PUT") =>
      call(person, method, `/messages/${id}/reactions/${encodeURIComponent(emoji)}`),
    pin: (person: Person, { id }: MessageView, method = "PUT") =>
      call(person, method, `/messages/${id}/pin`),
    pins: async (person: Person) =>
      (await person.api.call<{ messages: MessageView[] }>("GET", `/rooms/${room.id}/pins`)).body
        .messages,
    /** Every message as a fresh page has it. */
    fresh: async () => (await ada.api.call<MessagePage>("GET", path)).body.messages,
    /** What Ada's socket was told since `after`, each message as it was told last. */
    async told(after: number, rev: number) {
      await until(() => changes.some((change) => change.rev >= rev));
      const frames = changes.filter((change) => change.rev > after);
      return frames.flatMap(({ messages }) => messages);
    },
  };
}

test("an edit shows everywhere, keeps what was said for moderators, and moves its quotes", async () => {
  const { ada, bo, cleo, room, post, edit, fresh, told, call } = await kitchen();
  const message = await post(bo, "leak soup");
  const reply = await post(ada, "With toast?", message.id);
  expect(reply.replyTo).toEqual({
    ...{ id: message.id, seq: message.seq, author: message.author },
    excerpt: "leak soup",
  });
  const { status, body: edited } = await edit(bo, message, "leek soup");
  expect(status).toBe(200);
  expect(edited).toEqual({
    ...{ ...message, body: "leek soup", rev: reply.rev + 1 },
    editedAt: expect.any(String),
  });
  const moved = {
    ...{ ...reply, rev: reply.rev + 2 },
    replyTo: { ...reply.replyTo, excerpt: "leek soup" },
  };
  expect(await told(reply.rev, moved.rev)).toEqual([edited, moved]);
  expect((await fresh()).slice(-2)).toEqual([edited, moved]);
  const missed = `/rooms/${room.id}/changes?after=${reply.rev}`;
  expect((await ada.api.call<ChangesPage>("GET", missed)).body.messages).toEqual([edited, moved]);
  expect((await edit(bo, message, "leek soup")).body).toEqual(edited);

  const edits = `/messages/${message.id}/edits`;
  const history = await ada.api.call<{ edits: MessageEditView[] }>("GET", edits);
  expect(history.body.edits).toEqual([{ body: "leak soup", replacedAt: edited.editedAt }]);
  expect((await call(bo, "GET", edits)).status).toBe(403);
  expect((await call(cleo, "GET", edits)).status).toBe(404);
});

test("a deletion takes its earlier words, reactions and pin along, and empties its quotes", async () => {
  const { ada, bo, post, edit, react, pin, pins, fresh, call } = await kitchen();
  const words = `unforgettable-${unique()}`;
  const message = await post(bo, words);
  const reply = await post(ada, "What?", message.id);
  await edit(bo, message, "nothing");
  await react(ada, message, "👍");
  await pin(ada, message);
  await call(bo, "DELETE", `/messages/${message.id}`);
  const [tombstone, told] = (await fresh()).slice(-2);
  expect(tombstone).toMatchObject({ body: "", reactions: [], pinnedAt: null });
  expect(told).toMatchObject({ id: reply.id, replyTo: { id: message.id, excerpt: "" } });
  expect(await pins(ada)).toEqual([]);
  const history = await ada.api.call("GET", `/messages/${message.id}/edits`);
  expect(history.body).toEqual({ edits: [] });
  await until(() => wordsInFiles(sharedServer().dataDir, [words]).length === 0, {
    what: "the earlier words to leave the files",
  });
});

test("reactions count live, say who, keep the order of first use, and are taken back", async () => {
  const { ada, bo, post, react, fresh, told } = await kitchen();
  const message = await post(bo, "Soup is ready");
  await react(bo, message, "🎉");
  await react(ada, message, "👍🏽");
  const { body: both } = await react(ada, message, "🎉");
  const names = [message.author.name, "Ada Lovelace"];
  const party = { emoji: "🎉", count: 2, userIds: [bo.id, ada.id], names };
  const thumb = { emoji: "👍🏽", count: 1, userIds: [ada.id], names: names.slice(1) };
  expect(both.reactions).toEqual([party, thumb]);
  expect((await react(ada, message, "🎉")).body).toEqual(both);
  expect((await told(message.rev, both.rev)).at(-1)).toEqual(both);
  const back = await react(bo, message, "🎉", "DELETE");
  expect((await react(bo, message, "🎉", "DELETE")).body).toEqual(back.body);
  expect((await fresh()).at(-1)).toEqual(back.body);
  expect(back.body.reactions.map(({ emoji, count }) => [emoji, count])).toEqual([
    ["👍🏽", 1],
    ["🎉", 1],
  ]);
});

test("moderators pin and unpin; the list has the latest pinned first", async () => {
  const { ada, bo, cleo, room, post, pin, pins, edit } = await kitchen();
  const [first, second] = [await post(bo, "Rules"), await post(bo, "Shopping list")];
  expect((await pin(bo, first)).status).toBe(403);
  for (const message of [second, first]) expect((await pin(ada, message)).status).toBe(200);
  expect((await pins(bo)).map(({ id }) => id)).toEqual([first.id, second.id]);
  const { body: edited } = await edit(bo, first, "Rules of the house");
  expect((await pins(bo))[0]).toEqual(edited);
  expect((await pin(ada, first, "DELETE")).body.pinnedAt).toBeNull();
  expect((await pins(bo)).map(({ id }) => id)).toEqual([second.id]);
  expect((await cleo.api.call("GET", `/rooms/${room.id}/pins`)).status).toBe(404);
});

test("the socket edits and reacts as the REST door does", async () => {
  const { bo, room, post } = await kitchen();
  const message = await post(bo, "by socket");
  const socket = await openSocket(sharedServer(), { token: bo.token });
  const frame = { roomId: room.id, clientId: unique(), body: "so?", replyToId: message.id };
  const { id } = message;
  expect(await ask(socket, "message:send", frame)).toMatchObject({
    data: { replyTo: { id, excerpt: "by socket" } },
  });
  expect(await ask(socket, "message:edit", { id, body: "by wire" })).toMatchObject({
    data: { body: "by wire" },
  });
  expect(await ask(socket, "reaction:put", { id, emoji: "👀" })).toMatchObject({
    data: { reactions: [{ emoji: "👀", userIds: [bo.id] }] },
  });
  expect(await ask(socket, "reaction:delete", { id, emoji: "👀" })).toMatchObject({
    data: { reactions: [] },
  });
});

test("what is refused changes nothing", async () => {
  const { ada, bo, cleo, room, path, post, edit, react, pin, fresh, call } = await kitchen();
  const elsewhere = await makeRoom(ada, {}, []);
  const message = await post(bo, "mine");
  const gone = await post(bo, "gone");
  await call(bo, "DELETE", `/messages/${gone.id}`);
  const line = (await fresh()).find(({ kind }) => kind === "system") ?? message;
  const before = rowsOf(room.id);
  const reply = { clientId: unique(), body: "so?", replyToId: message.id };
  const refused: [Promise<{ status: number }>, number][] = [
    [edit(ada, message, "yours"), 403],
    [edit(cleo, message, "yours"), 404],
    [edit(bo, message, "  "), 422],
    [edit(bo, gone, "back"), 409],
    [edit(ada, line, "history"), 403],
    [react(cleo, message, "👍"), 404],
    [react(ada, gone, "👍"), 409],
    [react(ada, line, "👍"), 403],
    [pin(ada, gone), 409],
    [pin(cleo, message), 404],
    [call(ada, "POST", `/rooms/${elsewhere.id}/messages`, reply), 422],
    [call(ada, "POST", path, { ...reply, replyToId: line.id }), 422],
    [call(ada, "POST", path, { ...reply, replyToId: "nowhere" }), 422],
  ];
  for (const emoji of ["x", "1", "👍👍", "", "👍 ", "<b>", "😀".repeat(40)]) {
    refused.push([react(ada, message, emoji), emoji === "" ? 404 : 422]);
  }
  const answers = await Promise.all(refused.map(async ([answer]) => (await answer).status));
  expect(answers).toEqual(refused.map(([, status]) => status));
  expect(rowsOf(room.id)).toEqual(before);
  expect((await fresh()).find(({ id }) => id === message.id)).toEqual(message);
});

test("a reply is the same message only with the same quote", async () => {
  const { bo, path, post, call } = await kitchen();
  const [one, other] = [await post(bo, "one"), await post(bo, "other")];
  const reply = { clientId: unique(), body: "so?", replyToId: one.id };
  const { body: stored } = await call(bo, "POST", path, reply);
  expect(await call(bo, "POST", path, reply)).toMatchObject({ status: 200, body: stored });
  const changed = await call(bo, "POST", path, { ...reply, replyToId: other.id });
  expect(changed.status).toBe(409);
});

test("a message takes twenty kinds of reactions", async () => {
  const { ada, bo, post, react } = await kitchen();
  const message = await post(bo, "well liked");
  const emoji = [..."😀😁😂😃😄😅😆😇😈😉😊😋😌😍😎😏😐😑😒😓😔"];
  const statuses = [];
  for (const one of emoji) statuses.push((await react(ada, message, one)).status);
  expect(statuses).toEqual([...emoji.slice(1).map(() => 200), 409]);
  expect((await react(bo, message, "😀")).status).toBe(200);
});

test("whoever goes with all they wrote takes their quotes and reactions along, live as fresh", async () => {
  const { ada, bo, post, react, changes, fresh } = await kitchen();
  const bos = await post(bo, "words of Bo");
  const reply = await post(ada, "What?", bos.id);
  await react(bo, reply, "👍");
  const { body: own } = await react(ada, reply, "👍");
  const wishes = { presentPassword: bo.password, messages: "delete", when: "now" };
  await (await logIn(sharedServer(), bo)).submit("/settings", wishes);
  const told = () => changes.flatMap(({ messages }) => messages).findLast((it) => it.id === own.id);
  await until(() => told()?.reactions[0]?.count === 1 && told()?.replyTo?.excerpt === "");
  const now = (await fresh()).find(({ id }) => id === own.id);
  expect(now?.reactions).toEqual([{ ...own.reactions[0], ...onlyAda(ada) }]);
  expect({ ...told(), replyTo: null }).toEqual({ ...now, replyTo: null });
  expect(now?.replyTo).toMatchObject({ id: bos.id, excerpt: "" });
});

const onlyAda = ({ id, name }: Person) => ({ count: 1, userIds: [id], names: [name] });

test("whoever is removed with their last day takes the words out of its quotes", async () => {
  const { ada, bo, room, post, react, pin, fresh, told } = await kitchen();
  const bos = await post(bo, "words of Bo");
  await pin(ada, bos);
  await react(ada, bos, "👍");
  const reply = await post(ada, "What?", bos.id);
  await ada.api.call("DELETE", `/rooms/${room.id}/members/${bo.id}?deleteRecent=true`);
  const moved = (await fresh()).filter(({ id }) => id === bos.id || id === reply.id);
  expect(moved).toMatchObject([
    { body: "", reactions: [], pinnedAt: null },
    { body: "What?", replyTo: { excerpt: "" } },
  ]);
  expect((await told(reply.rev, reply.rev + 2)).slice(0, 2)).toEqual(moved);
});

test("a room with replies, pins and reactions can be deleted", async () => {
  const { ada, bo, room, post, react, pin } = await kitchen();
  const message = await post(bo, "words");
  await post(ada, "What?", message.id);
  await react(bo, message, "👍");
  await pin(ada, message);
  expect((await ada.api.call("DELETE", `/rooms/${room.id}`)).status).toBe(204);
  expect(Object.values(rowsOf(room.id)).flat()).toEqual([]);
});
