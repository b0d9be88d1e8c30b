/** The line for a full room: who stands in it, and who comes in when a seat is free. */
import type { MemberView, MessagePage, OpenRoomView, RoomView } from "@/lib/contract/views";
import { change, storedTime } from "@/tests/support/database";
import { mailsTo, mailTo, pathIn } from "@/tests/support/mailbox";
import { logIn, type Person, people } from "@/tests/support/people";
import { makeRoom } from "@/tests/support/rooms";
import { sharedServer } from "@/tests/support/shared-server";
import { closeSockets, listen, openSocket } from "@/tests/support/sockets";
import { until } from "@/tests/support/timing";
import { codeOf, lineOf, membersOf, queueFor, waitsOf } from "@/tests/support/waitlist";

type Refusal = { error: { code: string; message: string; waitlist?: boolean } };

let world: Record<"ada" | "bo" | "cleo" | "dipa" | "emil", Person>;
beforeAll(async () => {
  world = await people("ada", "bo", "cleo", "dipa", "emil");
});
afterEach(closeSockets);

/** Ada owns a room of two seats and Bo has the other; Cleo and Dipa wait, in this order. */
async function fullRoom(wishes: { kind?: "open" | "closed" } = {}) {
  const { ada, bo, cleo, dipa } = world;
  const room = await makeRoom(ada, { memberLimit: 2, ...wishes }, [bo]);
  for (const person of [cleo, dipa]) await queueFor(person, room);
  return room;
}

const lastLines = async (reader: Person, { id }: RoomView, count: number) => {
  const { body } = await reader.api.call<MessagePage>("GET", `/rooms/${id}/messages`);
  return body.messages.slice(-count).map((line) => [line.system?.verb, line.author.id]);
};

test("a full room says that one may queue; the line is told to those in it and to moderators", async () => {
  const { ada, bo, cleo, dipa, emil } = world;
  const room = await makeRoom(ada, { name: "Standing room", memberLimit: 2 }, [bo]);
  const full = await cleo.api.call<Refusal>("POST", `/rooms/${room.id}/join`);
  expect(full).toMatchObject({ status: 409, body: { error: { code: "room_full" } } });
  expect(full.body.error).toMatchObject({
    message: "This room is full: 2 of 2 seats. Join the waitlist.",
    waitlist: true,
  });

  expect((await queueFor(cleo, room)).body).toEqual({ roomId: room.id, place: 1 });
  expect((await queueFor(dipa, room)).body).toEqual({ roomId: room.id, place: 2 });
  expect((await queueFor(cleo, room)).body.place).toBe(1);
  expect(await waitsOf(dipa)).toEqual({ [room.id]: 2 });
  expect(await lineOf(ada, room.id)).toEqual([cleo.id, dipa.id]);

  const found = async (person: Person) => {
    const path = "/open-rooms?q=Standing%20room";
    const { body } = await person.api.call<{ rooms: OpenRoomView[] }>("GET", path);
    return body.rooms.find(({ id }) => id === room.id);
  };
  expect(await found(dipa)).toMatchObject({ waiting: 2, place: 2 });
  expect(await found(emil)).toMatchObject({ waiting: 2, place: null });
  const seen = await bo.api.call<RoomView>("GET", `/rooms/${room.id}`);
  expect(seen.body).toMatchObject({ waiting: 2, autoAdmit: true });

  expect((await cleo.api.call("DELETE", `/rooms/${room.id}/waitlist`)).status).toBe(204);
  expect(await waitsOf(dipa)).toEqual({ [room.id]: 1 });
  expect((await cleo.api.call("DELETE", `/rooms/${room.id}/waitlist`)).status).toBe(404);
});

test("queueing for a seat that is free takes it; a member who queues stays one", async () => {
  const { ada, bo } = world;
  const room = await makeRoom(ada, { memberLimit: 2 });
  expect((await queueFor(bo, room)).body).toEqual({ roomId: room.id, place: null });
  expect((await queueFor(bo, room)).body).toEqual({ roomId: room.id, place: null });
  expect(await membersOf(ada, room.id)).toEqual([ada.id, bo.id]);
  expect(await lineOf(ada, room.id)).toEqual([]);
});

test.each<[string, (room: RoomView) => Promise<{ status: number }>]>([
  ["leaving", ({ id }) => world.bo.api.call("POST", `/rooms/${id}/leave`)],
  ["removing", ({ id }) => world.ada.api.call("DELETE", `/rooms/${id}/members/${world.bo.id}`)],
  ["banning", ({ id }) => world.ada.api.call("PUT", `/rooms/${id}/bans/${world.bo.id}`)],
])("%s lets the first in line in", async (_how, free) => {
  const { ada, bo, cleo, dipa } = world;
  const room = await fullRoom();
  expect((await free(room)).status).toBeLessThan(300);
  expect(await membersOf(ada, room.id)).toEqual([ada.id, cleo.id]);
  expect(await lineOf(ada, room.id)).toEqual([dipa.id]);
  expect((await lastLines(ada, room, 2)).map(([, id]) => id)).toEqual([bo.id, cleo.id]);
  const mine = await cleo.api.call<RoomView>("GET", `/rooms/${room.id}`);
  expect(mine.body).toMatchObject({ role: "member", unread: 0, memberCount: 2, waiting: 1 });
});

test("raising the limit lets in as many as there are seats, in order", async () => {
  const { ada, cleo, dipa, emil } = world;
  const room = await fullRoom();
  await queueFor(emil, room);
  await ada.api.call("PATCH", `/rooms/${room.id}`, { memberLimit: 4 });
  expect(await lineOf(ada, room.id)).toEqual([emil.id]);
  expect(await lastLines(ada, room, 3)).toEqual([
    ["limit", ada.id],
    ["joined", cleo.id],
    ["joined", dipa.id],
  ]);
  const seen = await dipa.api.call<RoomView>("GET", `/rooms/${room.id}`);
  expect(seen.body).toMatchObject({ memberCount: 4, unread: 0 });
});

test("an owner who leaves a full room hands it on before the next comes in", async () => {
  const { ada, bo, cleo } = world;
  const room = await fullRoom();
  await ada.api.call("POST", `/rooms/${room.id}/leave`);
  expect(await lastLines(bo, room, 3)).toEqual([
    ["left", ada.id],
    ["owner", bo.id],
    ["joined", cleo.id],
  ]);
});

test("who comes in hears of it at once, live and by mail", async () => {
  const { ada, bo, cleo } = await people("ada", "bo", "cleo");
  const room = await makeRoom(ada, { memberLimit: 2 }, [bo]);
  await queueFor(cleo, room);
  await logIn(sharedServer(), cleo);
  const socket = await openSocket(sharedServer(), cleo);
  const told = listen(socket, "rooms:changed");
  const changes = listen(socket, "room:changes");
  await bo.api.call("POST", `/rooms/${room.id}/leave`);
  await until(() => told.some(({ roomId, seated }) => roomId === room.id && seated));
  await until(() => changes.some(({ roomId }) => roomId === room.id));
  const mail = await mailTo(sharedServer(), cleo.email, "You have a seat in Kitchen");
  expect(pathIn(mail)).toBe(`/rooms/${room.id}`);
});

test("where moderators let people in, a free seat is nobody else's", async () => {
  const { ada, bo, cleo, dipa, emil } = world;
  const room = await fullRoom();
  await ada.api.call("PATCH", `/rooms/${room.id}`, { autoAdmit: false });
  await bo.api.call("POST", `/rooms/${room.id}/leave`);
  expect(await membersOf(ada, room.id)).toEqual([ada.id]);
  const passing = await emil.api.call<Refusal>("POST", `/rooms/${room.id}/join`);
  expect(passing.body.error).toMatchObject({ code: "room_full", waitlist: true });

  // Out of order, since somebody looks at who it is.
  const path = `/rooms/${room.id}/waitlist/${dipa.id}`;
  expect((await ada.api.call<MemberView>("POST", path)).body.user.id).toBe(dipa.id);
  const noSeat = await ada.api.call<Refusal>("POST", `/rooms/${room.id}/waitlist/${cleo.id}`);
  expect(noSeat.body.error.code).toBe("room_full");
  expect(await lineOf(ada, room.id)).toEqual([cleo.id]);

  await dipa.api.call("POST", `/rooms/${room.id}/leave`);
  await ada.api.call("PATCH", `/rooms/${room.id}`, { autoAdmit: true });
  expect(await membersOf(ada, room.id)).toEqual([ada.id, cleo.id]);
});

test("letting somebody into a full room takes a seat more, which is the owner's to give", async () => {
  const { ada, bo, cleo, dipa } = world;
  const room = await fullRoom();
  await ada.api.call("PATCH", `/rooms/${room.id}/members/${bo.id}`, { role: "moderator" });
  const path = `/rooms/${room.id}/waitlist/${dipa.id}`;
  expect((await bo.api.call("POST", path, { raiseLimit: true })).status).toBe(403);
  expect((await ada.api.call("POST", path, { raiseLimit: true })).status).toBe(200);
  expect(await membersOf(ada, room.id)).toEqual([ada.id, bo.id, dipa.id]);
  const { body } = await ada.api.call<RoomView>("GET", `/rooms/${room.id}`);
  expect(body).toMatchObject({ memberLimit: 3, memberCount: 3, waiting: 1 });
  expect(await lineOf(ada, room.id)).toEqual([cleo.id]);
});

test("whoever is declined or banned is out of the line; no mail goes out", async () => {
  const { ada, bo, cleo, dipa } = world;
  const room = await fullRoom();
  const before = await mailsTo(sharedServer(), dipa.email);
  await ada.api.call("PUT", `/rooms/${room.id}/bans/${cleo.id}`);
  await ada.api.call("DELETE", `/rooms/${room.id}/waitlist/${dipa.id}`);
  expect(await lineOf(ada, room.id)).toEqual([]);
  await bo.api.call("POST", `/rooms/${room.id}/leave`);
  expect(await membersOf(ada, room.id)).toEqual([ada.id]);
  expect(await mailsTo(sharedServer(), dipa.email)).toHaveLength(before.length);
  expect((await queueFor(cleo, room)).status).toBe(404);
});

test("a link leads into the line of a closed room and is used up by it", async () => {
  const { ada, bo, cleo, dipa } = world;
  const room = await makeRoom(ada, { memberLimit: 2 }, [bo]);
  await ada.api.call("PATCH", `/rooms/${room.id}`, { kind: "closed" });
  expect((await queueFor(cleo, room)).status).toBe(404);
  const once = await ada.api.call<{ code: string }>("POST", `/rooms/${room.id}/invitations`, {
    uses: 1,
  });
  const path = `/join/${once.body.code}/waitlist`;
  expect((await cleo.api.call("POST", path)).body).toEqual({ roomId: room.id, place: 1 });
  expect((await dipa.api.call("POST", path)).status).toBe(404);
  const endless = `/join/${await codeOf(ada, room.id)}/waitlist`;
  expect((await dipa.api.call("POST", endless)).body).toEqual({ roomId: room.id, place: 2 });

  await bo.api.call("POST", `/rooms/${room.id}/leave`);
  expect(await membersOf(ada, room.id)).toEqual([ada.id, cleo.id]);
});

test("a closed account keeps its place and is passed over", async () => {
  const { ada, bo, cleo, dipa } = await people("ada", "bo", "cleo", "dipa");
  const room = await makeRoom(ada, { memberLimit: 2 }, [bo]);
  for (const person of [cleo, dipa]) await queueFor(person, room);
  closeAccount(cleo);
  await bo.api.call("POST", `/rooms/${room.id}/leave`);
  expect(await membersOf(ada, room.id)).toEqual([ada.id, dipa.id]);
  expect(await lineOf(ada, room.id)).toEqual([cleo.id]);
  await ada.api.call("PATCH", `/rooms/${room.id}`, { memberLimit: 3 });
  const refused = await ada.api.call("POST", `/rooms/${room.id}/waitlist/${cleo.id}`);
  expect(refused).toMatchObject({ status: 409, body: { error: { code: "conflict" } } });
  expect(await membersOf(ada, room.id)).toEqual([ada.id, dipa.id]);
});

test("deleting an account frees its seats for those who wait, and gives its place in line up", async () => {
  const { ada, bo, cleo, dipa } = await people("ada", "bo", "cleo", "dipa");
  const room = await makeRoom(ada, { memberLimit: 2 }, [bo]);
  for (const person of [cleo, dipa]) await queueFor(person, room);
  const remove = async (person: Person) => {
    const wishes = { presentPassword: person.password, messages: "keep", when: "later" };
    await (await logIn(sharedServer(), person)).submit("/settings", wishes);
  };
  await remove(cleo);
  expect(await lineOf(ada, room.id)).toEqual([dipa.id]);
  await remove(bo);
  expect(await membersOf(ada, room.id)).toEqual([ada.id, dipa.id]);
});

test("a room is left to whom its owner chose, else to somebody whose account is open", async () => {
  const { ada, bo, cleo, dipa } = await people("ada", "bo", "cleo", "dipa");
  const room = await makeRoom(ada, {}, [bo, cleo, dipa]);
  const leave = (person: Person, heirId?: string) =>
    person.api.call("POST", `/rooms/${room.id}/leave`, heirId ? { heirId } : {});
  const nobody = await leave(ada, world.emil.id);
  expect(nobody).toMatchObject({ status: 422, body: { error: { code: "invalid" } } });
  expect((await leave(ada, dipa.id)).status).toBe(204);
  expect((await membersOf(dipa, room.id))[0]).toBe(dipa.id);
  closeAccount(bo);
  expect((await leave(dipa)).status).toBe(204);
  expect((await membersOf(cleo, room.id))[0]).toBe(cleo.id);
});

/** As an administrator deactivates somebody, straight in the database. */
function closeAccount({ id }: Person): void {
  const close = `UPDATE "User" SET "deactivatedAt" = ? WHERE "id" = ?`;
  change(sharedServer(), close, storedTime(Date.now()), id);
}
