/** Sockets follow memberships at once, in and out. */
import type { InvitationView, MessageView, RoomView } from "@/lib/contract/views";
import { hearthCommand } from "@/tests/support/command";
import { type Person, people } from "@/tests/support/people";
import { makeRoom } from "@/tests/support/rooms";
import { sharedServer } from "@/tests/support/shared-server";
import { closeSockets, listen, openSocket } from "@/tests/support/sockets";
import { until } from "@/tests/support/timing";

let ada: Person;
let bo: Person;
beforeAll(async () => {
  ({ ada, bo } = await people("ada", "bo"));
});
afterEach(closeSockets);

let posted = 0;
const post = async (person: Person, roomId: string) => {
  const message = { clientId: `m${posted++}`, body: "hello" };
  const path = `/rooms/${roomId}/messages`;
  const { body } = await person.api.call<MessageView>("POST", path, message);
  return body;
};

/** What Bo hears of a room, and a room of his own to tell him that everything before is there. */
async function boListens() {
  const socket = await openSocket(sharedServer(), bo);
  const changes = listen(socket, "room:changes");
  const mark = await makeRoom(bo, { name: "Mark" });
  return {
    socket,
    changes,
    heard: (roomId: string) => changes.filter((frame) => frame.roomId === roomId),
    async settled() {
      const { id } = await post(bo, mark.id);
      await until(() => changes.some(({ messages }) => messages.some((one) => one.id === id)));
    },
  };
}

test("joining subscribes at once, by whichever door", async () => {
  const listener = await boListens();
  const open = await makeRoom(ada);
  const closed = await makeRoom(ada, { kind: "closed" });
  const invitations = await ada.api.call<{ invitations: InvitationView[] }>(
    "GET",
    `/rooms/${closed.id}/invitations`,
  );
  await bo.api.call("POST", `/rooms/${open.id}/join`);
  await bo.api.call("POST", `/join/${invitations.body.invitations[0]?.code}`);
  for (const { id } of [open, closed]) {
    const message = await post(ada, id);
    await until(() => listener.heard(id).length > 0);
    expect(listener.heard(id).at(-1)?.messages.at(-1)).toEqual(message);
  }
});

test.each<[string, (room: RoomView) => Promise<unknown>]>([
  ["being removed", (room) => ada.api.call("DELETE", `/rooms/${room.id}/members/${bo.id}`)],
  ["leaving", (room) => bo.api.call("POST", `/rooms/${room.id}/leave`)],
])("%s cuts delivery before it answers", async (_how, end) => {
  const listener = await boListens();
  const told = listen(listener.socket, "rooms:changed");
  const room = await makeRoom(ada, {}, [bo]);
  await post(ada, room.id);
  await listener.settled();
  const before = listener.heard(room.id).length;
  await end(room);
  await post(ada, room.id);
  await listener.settled();
  expect(listener.heard(room.id)).toHaveLength(before);
  expect(told).toContainEqual({ roomId: room.id, left: true });
});

test("deleting a room tells its members and cuts them", async () => {
  const listener = await boListens();
  const room = await makeRoom(ada, {}, [bo]);
  const told = listen(listener.socket, "rooms:changed");
  await ada.api.call("DELETE", `/rooms/${room.id}`);
  await until(() => told.some(({ roomId }) => roomId === room.id));
  expect(told).toContainEqual({ roomId: room.id, deleted: true });
});

test("one commit is one frame, whose clock fits the one before", async () => {
  const room = await makeRoom(ada, {}, [bo]);
  const listener = await boListens();
  await Promise.all(Array.from({ length: 40 }, () => post(ada, room.id)));
  await listener.settled();
  const frames = listener.heard(room.id);
  let clock = room.rev + 1;
  for (const { after, rev, messages } of frames) {
    expect(after).toBe(clock);
    expect(messages).toHaveLength(rev - after);
    clock = rev;
  }
  expect(clock).toBe(room.rev + 41);
});

test("a room that an operator's command fills subscribes within 5 s", async () => {
  const { cleo } = await people("cleo");
  const socket = await openSocket(sharedServer(), cleo);
  const told = listen(socket, "rooms:changed");
  const changes = listen(socket, "room:changes");
  const made = await hearthCommand(
    sharedServer().dataDir,
    ...["rooms:create", "--name", "From outside", "--kind", "open", "--limit", "5"],
    ...["--owner", cleo.email, "--json"],
  );
  const { id }: { id: string } = JSON.parse(made.stdout);
  await until(() => told.length > 0, { timeoutMs: 5_000 });
  const message = await post(cleo, id);
  await until(() => changes.length > 0);
  expect(changes.at(-1)).toMatchObject({ roomId: id, messages: [message] });
});
