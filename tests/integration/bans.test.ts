/** Who is banned stays out by every door, and learns no more than somebody who guesses. */
import type { BanView, MessagePage, OpenRoomView } from "@/lib/contract/views";
import { logIn, type Person, people } from "@/tests/support/people";
import { makeRoom } from "@/tests/support/rooms";
import { sharedServer } from "@/tests/support/shared-server";
import { closeSockets, listen, openSocket } from "@/tests/support/sockets";
import { until } from "@/tests/support/timing";
import { codeOf, membersOf, queueFor } from "@/tests/support/waitlist";

let ada: Person;
let bo: Person;
let cleo: Person;
let dipa: Person;
beforeAll(async () => {
  ({ ada, bo, cleo, dipa } = await people("ada", "bo", "cleo", "dipa"));
});
afterEach(closeSockets);

const ban = (by: Person, roomId: string, whom: Person, body: object = {}) =>
  by.api.call<BanView>("PUT", `/rooms/${roomId}/bans/${whom.id}`, { ...body });
const bansOf = async (reader: Person, roomId: string) => {
  const { body } = await reader.api.call<{ bans: BanView[] }>("GET", `/rooms/${roomId}/bans`);
  return body.bans.map(({ user, byId }) => [user.id, byId]);
};
const bodiesOf = async (reader: Person, roomId: string) => {
  const { body } = await reader.api.call<MessagePage>("GET", `/rooms/${roomId}/messages`);
  return body.messages.map((message) => message.body);
};

test("a ban ends the membership at once and keeps every door shut, in the words for a stranger", async () => {
  const room = await makeRoom(ada, { name: "Kitchen for bans" }, [bo]);
  const hidden = await makeRoom(ada, { kind: "closed" });
  const code = await codeOf(ada, room.id);
  const socket = await openSocket(sharedServer(), bo);
  const told = listen(socket, "rooms:changed");

  expect((await ban(ada, room.id, bo)).body).toMatchObject({ user: { id: bo.id }, byId: ada.id });
  await until(() => told.some(({ roomId }) => roomId === room.id));
  expect(await membersOf(ada, room.id)).toEqual([ada.id]);
  expect((await bodiesOf(ada, room.id)).at(-1)).toBe(`${bo.name} was banned by ${ada.name}`);

  const links = `/rooms/${room.id}/invitations`;
  const { body: over } = await ada.api.call<{ code: string }>("POST", links, { uses: 1 });
  await ada.api.call("DELETE", `${links}/${over.code}`);
  const ended = await bo.api.call("POST", `/join/${over.code}`);
  const guess = await bo.api.call("POST", `/rooms/${hidden.id}/join`);
  expect(guess.status).toBe(404);
  const { id } = room;
  const answers = {
    join: await bo.api.call("POST", `/rooms/${id}/join`),
    queue: await queueFor(bo, room),
    read: await bo.api.call("GET", `/rooms/${id}`),
  };
  for (const { status, body } of Object.values(answers)) {
    expect([status, body]).toEqual([404, guess.body]);
  }
  for (const path of [`/join/${code}`, `/join/${code}/waitlist`]) {
    expect(await bo.api.call("POST", path)).toMatchObject({ status: 404, body: ended.body });
  }
  const page = await (await logIn(sharedServer(), bo)).fetch(`/join/${code}`);
  expect([page.status, await page.text()]).toEqual([404, expect.not.stringContaining(room.name)]);

  const open = (person: Person) =>
    person.api.call<{ rooms: OpenRoomView[] }>("GET", "/open-rooms?q=Kitchen%20for%20bans");
  const ids = async (person: Person) => (await open(person)).body.rooms.map((one) => one.id);
  expect(await ids(bo)).not.toContain(id);
  expect(await ids(cleo)).toContain(id);
});

test("who is let back in may join again, and has to", async () => {
  const room = await makeRoom(ada, {}, [bo]);
  await ban(ada, room.id, bo);
  expect((await ban(ada, room.id, bo)).status).toBe(200);
  expect(await bansOf(ada, room.id)).toEqual([[bo.id, ada.id]]);
  const path = `/rooms/${room.id}/bans/${bo.id}`;
  expect((await ada.api.call("DELETE", path)).status).toBe(204);
  expect((await ada.api.call("DELETE", path)).status).toBe(404);
  expect(await bansOf(ada, room.id)).toEqual([]);
  expect(await membersOf(ada, room.id)).toEqual([ada.id]);
  expect((await bo.api.call("POST", `/rooms/${room.id}/join`)).status).toBe(200);
  const bodies = await bodiesOf(ada, room.id);
  expect(bodies.slice(-3)).toEqual([
    `${bo.name} was banned by ${ada.name}`,
    `${bo.name} was let back in by ${ada.name}`,
    `${bo.name} joined`,
  ]);
});

test("a moderator bans members, and those who have left; nobody bans owner, equal or stranger", async () => {
  const room = await makeRoom(ada, {}, [bo, cleo]);
  await ada.api.call("PATCH", `/rooms/${room.id}/members/${bo.id}`, { role: "moderator" });
  expect((await ban(bo, room.id, ada)).status).toBe(403);
  expect((await ban(bo, room.id, bo)).status).toBe(403);
  expect((await ban(cleo, room.id, bo)).status).toBe(403);
  expect((await ban(bo, room.id, dipa)).status).toBe(404);
  await cleo.api.call("POST", `/rooms/${room.id}/leave`);
  expect((await ban(bo, room.id, cleo)).status).toBe(200);
  expect((await cleo.api.call("POST", `/rooms/${room.id}/join`)).status).toBe(404);
  expect((await ban(ada, room.id, bo)).status).toBe(200);
  expect(await membersOf(ada, room.id)).toEqual([ada.id]);
});

test.each([
  ["banning", (roomId: string) => ban(ada, roomId, bo, { deleteRecent: true })],
  [
    "removing",
    (roomId: string) =>
      ada.api.call("DELETE", `/rooms/${roomId}/members/${bo.id}?deleteRecent=true`),
  ],
])("%s may take the last day's words along, each as a change of its own", async (_how, act) => {
  const room = await makeRoom(ada, {}, [bo]);
  const say = (person: Person, body: string) =>
    person.api.call("POST", `/rooms/${room.id}/messages`, { clientId: `${room.id}-${body}`, body });
  for (const word of ["one", "two", "three"]) await say(bo, word);
  await say(ada, "mine");
  const socket = await openSocket(sharedServer(), ada);
  const changes = listen(socket, "room:changes");

  expect((await act(room.id)).status).toBeLessThan(300);

  const { body } = await ada.api.call<MessagePage>("GET", `/rooms/${room.id}/messages`);
  const words = body.messages.filter(({ kind }) => kind === "text");
  expect(words.map((message) => [message.body, message.deletedAt !== null])).toEqual([
    ["", true],
    ["", true],
    ["", true],
    ["mine", false],
  ]);
  const revs = words.filter(({ deletedAt }) => deletedAt).map(({ rev }) => rev);
  const [first = 0] = revs;
  expect(revs).toEqual([first, first + 1, first + 2]);
  expect(body.rev).toBe(first + 3);
  const told = await until(() => changes.find(({ roomId }) => roomId === room.id));
  expect(told).toMatchObject({ after: first - 1, rev: first + 2 });
  expect(told.messages.map(({ id }) => id)).toEqual(words.slice(0, 3).map(({ id }) => id));
});
