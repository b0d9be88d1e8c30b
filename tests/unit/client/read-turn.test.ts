import { startState, tellReadMark } from "@/lib/client/hearth-state";
import { ada, roomView } from "./room-server";

const me = { ...ada, kind: "person" as const, email: "", emailVerified: true, isAdmin: false };
const kitchen = roomView({ lastSeq: 5, readSeq: 5, rev: 7 });
const open = { ...startState(me, [kitchen], true, null), openId: kitchen.id };

test("a room on screen that I marked unread stays so, with its line where I said", () => {
  const told = tellReadMark(open, { roomId: kitchen.id, seq: 2, turn: 1 });
  expect(told.rooms[0]).toMatchObject({ readSeq: 2, readTurn: 1, unread: 3 });
  expect(told.visits[kitchen.id]).toMatchObject({ keptUnread: true, firstUnreadSeq: 3 });
});

test("a mark from before that says nothing any more", () => {
  const told = tellReadMark(open, { roomId: kitchen.id, seq: 2, turn: 1 });
  expect(tellReadMark(told, { roomId: kitchen.id, seq: 5, turn: 0 })).toBe(told);
  expect(tellReadMark(told, { roomId: kitchen.id, seq: 4, turn: 1 }).rooms[0]).toMatchObject({
    unread: 1,
  });
});
