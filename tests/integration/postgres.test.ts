/** The built server on PostgreSQL: the same chat, through the same doors. */
import type { ChangesPage, MessageView, OpenRoomView, RoomView } from "@/lib/contract/views";
import { signUp } from "@/tests/support/people";
import { startPostgres } from "@/tests/support/postgres";
import { startServer, type TestServer } from "@/tests/support/server";
import { Visitor } from "@/tests/support/visitor";

let postgres: Awaited<ReturnType<typeof startPostgres>>;
let server: TestServer;
let ada: Visitor;
let bo: Visitor;
let room: RoomView;

beforeAll(async () => {
  postgres = await startPostgres();
  server = await startServer({ env: { DATABASE_URL: postgres.url } });
  ada = new Visitor(server);
  await ada.submit("/signup", {
    hearthName: "Elephant",
    email: "ada@example.org",
    firstName: "Ada",
    lastName: "Lovelace",
    password: "a quiet evening",
    repeatPassword: "a quiet evening",
  });
  ({ visitor: bo } = await signUp(server, { firstName: "Bo", lastName: "Lindqvist" }));
  const wishes = { name: "Kitchen", kind: "open", memberLimit: 2 };
  ({ body: room } = await ada.call<RoomView>("POST", "/rooms", wishes));
  await bo.call("POST", `/rooms/${room.id}/join`);
});
afterAll(async () => {
  await server.stop();
  await postgres.stop();
});

const post = (person: Visitor, clientId: string) =>
  person.call<MessageView>("POST", `/rooms/${room.id}/messages`, { clientId, body: clientId });
const changesAfter = async (rev: number) =>
  (await bo.call<ChangesPage>("GET", `/rooms/${room.id}/changes?after=${rev}`)).body;

test("parallel posts are stored once, in one dense order, and caught up with", async () => {
  const { rev: before } = await changesAfter(0);
  const keys = Array.from({ length: 20 }, (_, i) => `m${i}`);
  const answers = await Promise.all(
    keys.flatMap((key, i) => [post(i % 2 ? ada : bo, key), post(i % 2 ? ada : bo, key)]),
  );
  const statuses = answers.map(({ status }) => status).sort();
  expect(statuses).toEqual([...Array(20).fill(200), ...Array(20).fill(201)]);

  const { messages, rev, more } = await changesAfter(before);
  expect(more).toBe(false);
  expect(rev).toBe(before + 20);
  expect(messages.map(({ rev }) => rev)).toEqual(keys.map((_, i) => before + 1 + i));
  const first = messages[0]?.seq ?? 0;
  expect(messages.map(({ seq }) => seq)).toEqual(keys.map((_, i) => first + i));
  expect(messages.map(({ clientId }) => clientId).sort()).toEqual([...keys].sort());
  for (const { body } of answers) {
    expect(messages.find(({ id }) => id === body.id)).toEqual(body);
  }
  const { body: mine } = await ada.call<RoomView>("GET", `/rooms/${room.id}`);
  expect(mine).toMatchObject({ memberCount: 2, rev, lastSeq: first + 19 });
});

test("messages are changed, and their quotes move along", async () => {
  const { body: message } = await post(bo, "leak-soup");
  const path = `/messages/${message.id}`;
  const reply = { clientId: "quoting", body: "With toast?", replyToId: message.id };
  const answer = await ada.call<MessageView>("POST", `/rooms/${room.id}/messages`, reply);
  expect(answer.body.replyTo).toMatchObject({ id: message.id, excerpt: "leak-soup" });
  await ada.call("PUT", `${path}/reactions/${encodeURIComponent("👍")}`);
  await ada.call("PUT", `${path}/pin`);
  const { body: edited } = await bo.call<MessageView>("PATCH", path, { body: "leek soup" });
  const { messages } = await changesAfter(answer.body.rev);
  expect(messages[0]).toEqual(edited);
  expect(messages[0]).toMatchObject({ reactions: [{ count: 1 }], pinnedAt: expect.any(String) });
  expect(messages[1]).toMatchObject({ replyTo: { excerpt: "leek soup" } });
  expect((await ada.call("DELETE", path)).status).toBe(200);
  const { messages: after } = await changesAfter(edited.rev + 1);
  expect(after).toMatchObject([{ body: "", reactions: [] }, { replyTo: { excerpt: "" } }]);
});

test("rooms are found, full, changed, left and deleted", async () => {
  const { visitor: cleo } = await signUp(server, { firstName: "Cleo", lastName: "Okafor" });
  const found = await cleo.call<{ rooms: OpenRoomView[] }>("GET", "/open-rooms?q=KITCH");
  expect(found.body.rooms.map(({ id }) => id)).toEqual([room.id]);
  const full = await cleo.call("POST", `/rooms/${room.id}/join`);
  expect(full).toMatchObject({ status: 409, body: { error: { code: "room_full" } } });

  const path = `/rooms/${room.id}`;
  expect(await bo.call("PUT", `${path}/read`, { seq: 1 })).toMatchObject({ status: 200 });
  expect(await bo.call("POST", `${path}/leave`)).toMatchObject({ status: 204 });
  expect(await ada.call("PATCH", path, { topic: "Tea" })).toMatchObject({ body: { topic: "Tea" } });
  expect(await cleo.call("POST", `${path}/join`)).toMatchObject({ body: { memberCount: 2 } });
  expect(await ada.call("DELETE", path)).toMatchObject({ status: 204 });
  expect(await cleo.call("GET", path)).toMatchObject({ status: 404 });
});

test("what PostgreSQL cannot even compare is refused, not a fault", async () => {
  expect(await ada.call("GET", "/rooms/%00")).toMatchObject({ status: 404 });
  expect(await ada.call("GET", "/open-rooms?q=%00")).toMatchObject({ status: 422 });
  const { body: cellar } = await ada.call<RoomView>("POST", "/rooms", {
    name: "Cellar",
    kind: "closed",
  });
  const beyond = ["messages?before=", "messages?after=", "messages?around=", "changes?after="];
  for (const query of beyond) {
    const { status } = await ada.call("GET", `/rooms/${cellar.id}/${query}999999999999`);
    expect([query, status]).toEqual([query, 200]);
  }
  const read = await ada.call("PUT", `/rooms/${cellar.id}/read`, { seq: 2 ** 53 - 1 });
  expect(read).toMatchObject({ status: 200, body: { seq: 1 } });
  expect(server.output()).not.toContain("unexpected error");
});

test("a ban takes the last day's words along, each as a change of its own", async () => {
  const { visitor: emil } = await signUp(server, { firstName: "Emil", lastName: "Novak" });
  const wishes = { name: "Pantry", kind: "open", memberLimit: 3 };
  const { body: pantry } = await ada.call<RoomView>("POST", "/rooms", wishes);
  const path = `/rooms/${pantry.id}`;
  await emil.call("POST", `${path}/join`);
  for (const word of ["one", "two"]) {
    await emil.call("POST", `${path}/messages`, { clientId: word, body: word });
  }
  const { body: before } = await ada.call<RoomView>("GET", path);
  const { body: me } = await emil.call<{ id: string }>("GET", "/me");
  const banned = await ada.call("PUT", `${path}/bans/${me.id}`, { deleteRecent: true });
  expect(banned.status).toBe(200);
  const changes = await ada.call<ChangesPage>("GET", `${path}/changes?after=${before.rev}`);
  expect(changes.body.messages.map(({ rev, body }) => [rev, body])).toEqual([
    [before.rev + 1, ""],
    [before.rev + 2, ""],
    [before.rev + 3, "Emil Novak was banned by Ada Lovelace"],
  ]);
  expect(await emil.call("POST", `${path}/join`)).toMatchObject({ status: 404 });
  expect(await ada.call("PUT", `${path}/own-name`, { name: "Shelf" })).toMatchObject({
    body: { name: "Shelf", realName: "Pantry", waiting: 0, autoAdmit: true },
  });
});
