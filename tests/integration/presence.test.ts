/** Who is near and who types: for people who share a room, and nobody else. */
import type { MemberView, PresenceView, RoomPresence, RoomView } from "@/lib/contract/views";
import { logIn, type Person, people } from "@/tests/support/people";
import { makeRoom } from "@/tests/support/rooms";
import { sharedServer } from "@/tests/support/shared-server";
import { ask, closeSockets, listen, openSocket, type TestSocket } from "@/tests/support/sockets";
import { until } from "@/tests/support/timing";

afterEach(closeSockets);

async function inKitchen() {
  const { ada, bo, cleo } = await people("ada", "bo", "cleo");
  const room = await makeRoom(ada, {}, [bo]);
  await makeRoom(cleo, { name: "Cellar" });
  const hers = await openSocket(sharedServer(), ada);
  const stranger = await openSocket(sharedServer(), cleo);
  return { ada, bo, cleo, room, hers, stranger };
}

const nearby = async (reader: Person, { id }: RoomView) =>
  (await reader.api.call<RoomPresence>("GET", `/rooms/${id}/presence`)).body;

/** How somebody was last told to be. */
const heardOf = (heard: ({ userId: string } & PresenceView)[], { id }: Person) =>
  heard.findLast(({ userId }) => userId === id);

async function memberOf(reader: Person, { id }: RoomView, whom: Person) {
  const { body } = await reader.api.call<{ members: MemberView[] }>("GET", `/rooms/${id}/members`);
  return body.members.find(({ user }) => user.id === whom.id)?.presence;
}

const onlyOf = <T extends { userId: string }>(heard: T[], { id }: Person) =>
  heard.filter(({ userId }) => userId === id);

test("with the first page somebody is online, with the last they are gone; strangers hear nothing", async () => {
  const { ada, bo, room, hers, stranger } = await inKitchen();
  const [heard, overheard] = [listen(hers, "presence"), listen(stranger, "presence")];
  const desk = await openSocket(sharedServer(), bo);
  const phone = await openSocket(sharedServer(), bo);
  await until(() => heardOf(heard, bo)?.online);
  expect(heardOf(heard, bo)).toEqual({
    ...{ roomId: room.id, userId: bo.id },
    ...{ online: true, away: false, lastSeenAt: null },
  });
  expect((await nearby(ada, room)).people.map(({ userId }) => userId).sort()).toEqual(
    [ada.id, bo.id].sort(),
  );
  desk.disconnect();
  await ask(phone, "presence", { away: true });
  await until(() => heardOf(heard, bo)?.away);
  expect(await memberOf(ada, room, bo)).toMatchObject({ online: true, away: true });
  phone.disconnect();
  await until(() => heardOf(heard, bo)?.online === false, { timeoutMs: 10_000 });
  const seen = Date.parse(heardOf(heard, bo)?.lastSeenAt ?? "");
  expect(Math.abs(Date.now() - seen)).toBeLessThan(60_000);
  expect(await memberOf(ada, room, bo)).toMatchObject({ online: false, away: false });
  // Before he opened a page nothing but that he was away can have been told.
  const told = onlyOf(heard, bo).map(({ online, away }) => [online, away].join());
  const first = told.indexOf("true,false");
  expect(told.slice(0, first).filter((it) => it !== "false,false")).toEqual([]);
  expect(told.slice(first)).toEqual(["true,false", "true,true", "false,false"]);
  expect(
    overheard.filter(({ userId }) => userId !== stranger.id && isOf([ada, bo], userId)),
  ).toEqual([]);
});

const isOf = (some: Person[], userId: string) => some.some(({ id }) => id === userId);

test("who hides when they were last seen shows nobody, and shows it again", async () => {
  const { ada, bo, room, hers } = await inKitchen();
  const heard = listen(hers, "presence");
  const visitor = await logIn(sharedServer(), bo);
  await visitor.submit("/settings", {}, { button: "when I was last here" });
  const desk = await openSocket(sharedServer(), bo);
  await until(() => heardOf(heard, bo)?.online);
  desk.disconnect();
  await until(() => heardOf(heard, bo)?.online === false, { timeoutMs: 10_000 });
  expect(heardOf(heard, bo)?.lastSeenAt).toBeNull();
  expect(await memberOf(ada, room, bo)).toMatchObject({ lastSeenAt: null });
  await visitor.submit("/settings", {}, { button: "when I was last here" });
  await openSocket(sharedServer(), bo).then((again) => again.disconnect());
  await until(async () => (await memberOf(ada, room, bo))?.lastSeenAt, { timeoutMs: 10_000 });
});

test("who polls is near, without a socket", async () => {
  const { ada, bo, room, hers } = await inKitchen();
  const heard = listen(hers, "presence");
  await bo.api.call("GET", `/rooms/${room.id}/changes?after=0`);
  await until(() => heardOf(heard, bo)?.online);
  await bo.api.call("PUT", "/me/presence", { away: true });
  await until(() => heardOf(heard, bo)?.away);
  expect((await nearby(ada, room)).people).toContainEqual(
    expect.objectContaining({ userId: bo.id, away: true }),
  );
});

test("joining begins what is seen of each other, removal ends it", async () => {
  const { ada, cleo, room, hers, stranger } = await inKitchen();
  const [heard, his] = [listen(hers, "presence"), listen(stranger, "presence")];
  expect((await nearby(ada, room)).people.map(({ userId }) => userId)).not.toContain(cleo.id);
  await cleo.api.call("POST", `/rooms/${room.id}/join`);
  await until(() => heardOf(heard, cleo)?.online);
  await until(async () =>
    (await nearby(cleo, room)).people.some(({ userId }) => userId === ada.id),
  );
  await ada.api.call("DELETE", `/rooms/${room.id}/members/${cleo.id}`);
  heard.length = 0;
  his.length = 0;
  await ask(stranger, "presence", { away: true });
  await ask(hers, "presence", { away: true });
  await until(() => heardOf(heard, ada)?.away && heardOf(his, cleo)?.away);
  expect(onlyOf(heard, cleo)).toEqual([]);
  expect(onlyOf(his, ada)).toEqual([]);
  expect((await cleo.api.call("GET", `/rooms/${room.id}/presence`)).status).toBe(404);
  expect((await nearby(ada, room)).people.map(({ userId }) => userId)).not.toContain(cleo.id);
});

describe("typing", () => {
  const type = (socket: TestSocket, roomId: string) => ask(socket, "typing", { roomId });

  test("reaches the others of the room, not one's own pages nor strangers, and not too often", async () => {
    const { ada, bo, room, hers, stranger } = await inKitchen();
    const desk = await openSocket(sharedServer(), bo);
    const phone = await openSocket(sharedServer(), bo);
    const [heard, own, overheard] = [hers, phone, stranger].map((it) => listen(it, "typing"));
    await Promise.all([1, 2, 3].map(() => type(desk, room.id)));
    await until(() => heard && heard.length > 0);
    expect(await type(stranger, room.id)).toMatchObject({ error: { code: "not_found" } });
    await type(hers, room.id);
    await until(() => own?.some(({ userId }) => userId === ada.id));
    expect(heard).toEqual([{ roomId: room.id, userId: bo.id, name: bo.name }]);
    expect(own).toEqual([{ roomId: room.id, userId: ada.id, name: ada.name }]);
    expect(overheard).toEqual([]);
  });
});
