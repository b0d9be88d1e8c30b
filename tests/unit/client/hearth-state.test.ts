import {
  changeVisit,
  loseRoom,
  seedState,
  showOutbox,
  startState,
  tellArrival,
  tellRoom,
  tellUsers,
} from "@/lib/client/hearth-state";
import { roomScreen } from "@/lib/client/room-screen";
import type { OutboxMessage, RoomScreen } from "@/lib/client/types";
import type { MeView } from "@/lib/contract/views";
import { ada, bo, messageView, roomView } from "./room-server";

const me: MeView = {
  ...ada,
  kind: "person",
  email: "ada@example.org",
  emailVerified: true,
  isAdmin: false,
};
const kitchen = roomView({ lastSeq: 3, readSeq: 1, rev: 3 });
const page = {
  messages: [1, 2, 3].map((seq) =>
    messageView({ seq, createdAt: `2026-11-23T10:0${seq}:00.000Z` }),
  ),
  rev: 3,
  more: false,
};
const screen = (state: ReturnType<typeof startState>, roomId = "kitchen"): RoomScreen | null =>
  roomScreen(
    state.rooms.find(({ id }) => id === roomId),
    state.visits[roomId],
    { tombstones: state.deletions.tombstones, wishes: state.wishes, me: state.me },
  );
const waiting: OutboxMessage = {
  clientId: "a",
  roomId: "kitchen",
  body: "mine",
  replyTo: null,
  files: [],
  createdAt: "2026-11-23T10:00:00.000Z",
  state: "pending",
};

test("a seeded room is on screen in the first HTML, with its unread line", () => {
  const state = startState(me, [], true, { room: kitchen, page });
  expect(state.openId).toBe("kitchen");
  expect(screen(state)).toMatchObject({
    loaded: true,
    moreBefore: false,
    firstUnreadSeq: 2,
    unreadSince: "2026-11-23T10:02:00.000Z",
  });
});

test("without unread messages there is no line", () => {
  const read = roomView({ ...kitchen, readSeq: 3 });
  expect(screen(startState(me, [], true, { room: read, page }))?.firstUnreadSeq).toBeNull();
});

test("a room that was not visited has a screen that is not loaded; a stranger's has none", () => {
  const state = startState(me, [kitchen], true, null);
  expect(screen(state)).toMatchObject({ loaded: false, messages: [] });
  expect(screen(state, "elsewhere")).toBeNull();
});

test("an old page out of the router's cache changes nothing", () => {
  const fresh = startState(me, [], true, { room: kitchen, page });
  const told = tellRoom(fresh, "kitchen", {
    type: "changes",
    after: 3,
    rev: 4,
    messages: [messageView({ seq: 4 })],
  });
  expect(seedState(told, { room: kitchen, page }).visits).toBe(told.visits);
});

test("messages of rooms that were not visited only count", () => {
  const state = startState(me, [kitchen], true, null);
  const arrived = { rev: 4, messages: [messageView({ seq: 4 })] };
  const told = tellArrival(state, "kitchen", { type: "changes", after: 3, ...arrived }, arrived);
  expect(told.rooms[0]).toMatchObject({ lastSeq: 4, unread: 3 });
  expect(told.visits).toEqual({});
});

test("a lost room leaves the list and stays readable on screen", () => {
  const state = loseRoom(startState(me, [], true, { room: kitchen, page }), "kitchen", "left");
  expect(state.rooms).toEqual([]);
  expect(screen(state)).toMatchObject({ gone: "left", room: { name: "Kitchen" } });
  expect(screen(state)?.messages).toHaveLength(3);
});

test("back in a lost room, nothing is said of the loss", () => {
  const lost = loseRoom(startState(me, [], true, { room: kitchen, page }), "kitchen", "left");
  expect(screen(seedState(lost, { room: kitchen }))?.gone).toBeNull();
});

test("the outbox is shown in rooms on screen, and in those that are visited later", () => {
  const state = startState(me, [kitchen], true, null);
  const queued = showOutbox(state, [waiting, { ...waiting, roomId: "elsewhere" }]);
  expect(screen(queued)?.pending).toEqual([]);
  const visited = changeVisit(queued, "kitchen", {});
  expect(screen(visited)?.pending).toEqual([waiting]);
  expect(screen(showOutbox(visited, []))?.pending).toEqual([]);
});

test("another name is on every message of its author, on those that wait for a gap too", () => {
  const first = startState(me, [kitchen], true, { room: kitchen, page });
  const changes = { after: 4, rev: 5, messages: [messageView({ seq: 5 })] };
  const state = tellRoom(first, "kitchen", { type: "changes", ...changes });
  const renamed = tellUsers(state, [{ ...bo, name: "Bo Bright", kind: "person" }]);
  const whole = tellRoom(renamed, "kitchen", {
    type: "changes",
    after: 3,
    rev: 4,
    messages: [messageView({ seq: 4, author: ada })],
  });
  const names = screen(whole)?.messages.map(({ author }) => author.name);
  expect(names).toEqual(["Bo Bright", "Bo Bright", "Bo Bright", "Ada Lovelace", "Bo Bright"]);
  expect(whole.me.name).toBe("Ada Lovelace");
});

test("my own new name is in the frame at once", () => {
  const state = tellUsers(startState(me, [], true, null), [
    { ...ada, name: "Ada King", kind: "person" },
  ]);
  expect(state.me).toEqual({ ...me, name: "Ada King" });
});
