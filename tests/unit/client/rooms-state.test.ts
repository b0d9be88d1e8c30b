import fc from "fast-check";
import {
  countArrived,
  mergeRooms,
  putRoom,
  sortRooms,
  tellHead,
  tellMessages,
  tellRead,
} from "@/lib/client/rooms-state";
import type { RoomView } from "@/lib/contract/views";
import { ada, messageView, roomView } from "./room-server";

const kitchen = roomView({ lastSeq: 5, readSeq: 3, rev: 7 });

test("rooms are in alphabetical order, whatever their case, numbers as numbers", () => {
  const names = ["room 10", "Zoo", "attic", "Room 2"];
  const rooms = names.map((name) => roomView({ id: name, name }));
  expect(sortRooms(rooms).map(({ name }) => name)).toEqual(["attic", "Room 2", "room 10", "Zoo"]);
});

test("a message of somebody else's is unread and becomes the last words", () => {
  const message = messageView({ seq: 6, rev: 8, body: "soup\nis ready" });
  const room = tellMessages(kitchen, { rev: 8, messages: [message] }, ada.id);
  expect(room).toMatchObject({ lastSeq: 6, unread: 3, rev: 8 });
  expect(room.lastMessage).toMatchObject({ authorName: "Bo Diddley", excerpt: "soup is ready" });
});

test("my own message reads everything before it", () => {
  const message = messageView({ seq: 6, rev: 8, author: ada });
  expect(tellMessages(kitchen, { rev: 8, messages: [message] }, ada.id).unread).toBe(0);
});

test("an edit of an older message counts nothing", () => {
  const message = messageView({ seq: 2, rev: 8 });
  expect(tellMessages(kitchen, { rev: 8, messages: [message] }, ada.id)).toMatchObject({
    lastSeq: 5,
    unread: 2,
    lastMessage: null,
  });
});

test("told twice is told once: the very same room", () => {
  const told = { rev: 8, messages: [messageView({ seq: 6, rev: 8 })] };
  const room = tellMessages(kitchen, told, ada.id);
  expect(tellMessages(room, { ...told, messages: [] }, ada.id)).toBe(room);
  expect(tellHead(room, { rev: 8, lastSeq: 6 })).toBe(room);
  expect(tellRead(room, { seq: 3, turn: 0 })).toBe(room);
});

test("a read mark only moves forward", () => {
  expect(tellRead(kitchen, { seq: 5, turn: 0 }).unread).toBe(0);
  expect(tellRead(kitchen, { seq: 1, turn: 0 })).toBe(kitchen);
});

test("marks that were put back end the same, in whatever order and as often as they come", () => {
  const mark = fc.record({ seq: fc.integer({ min: 0, max: 5 }), turn: fc.nat(3) });
  const fresh = fc.boolean();
  fc.assert(
    fc.property(fc.array(fc.tuple(mark, fresh), { minLength: 1 }), (heard) => {
      const readAt = (readSeq: number, readTurn: number) =>
        ({ ...kitchen, readSeq, readTurn, unread: kitchen.lastSeq - readSeq }) satisfies RoomView;
      const tell = (room: RoomView, [{ seq, turn }, isList]: (typeof heard)[number]) =>
        isList
          ? (mergeRooms([room], [readAt(seq, turn)])[0] ?? room)
          : tellRead(room, { seq, turn });
      const told = [...heard, ...heard].reduce(tell, readAt(0, 0));
      const latest = Math.max(...heard.map(([{ turn }]) => turn));
      const readSeq = Math.max(0, ...heard.flatMap(([it]) => (it.turn === latest ? it.seq : [])));
      expect(told).toMatchObject({ readSeq, readTurn: latest, unread: kitchen.lastSeq - readSeq });
    }),
  );
});

test("a list that was read before live events came does not undo them", () => {
  const live = tellRead(tellHead(kitchen, { rev: 9, lastSeq: 7 }), { seq: 6, turn: 0 });
  const [room] = mergeRooms([live], [roomView({ ...kitchen, name: "Cuisine" })]);
  expect(room).toMatchObject({ name: "Cuisine", lastSeq: 7, readSeq: 6, unread: 1, rev: 9 });
});

test("a list that says nothing new gives the very same room", () => {
  expect(mergeRooms([kitchen], [{ ...kitchen }])[0]).toBe(kitchen);
});

test("a room is put once", () => {
  const rooms = putRoom(putRoom([], kitchen), roomView({ id: "attic", name: "Attic" }));
  expect(putRoom(rooms, kitchen).map(({ id }) => id)).toEqual(["attic", "kitchen"]);
});

test("arrived is what came to rooms that were there before", () => {
  const after = [roomView({ lastSeq: 9 }), roomView({ id: "new", lastSeq: 40 })];
  expect(countArrived([kitchen], after)).toBe(4);
});

test("unread messages that mean me are counted, each once, as they are now", () => {
  const meant = (seq: number, rev: number, mentions = ["ada"]) => ({
    rev,
    messages: [messageView({ seq, rev, mentions })],
  });
  const told = (room: typeof kitchen, arrived: ReturnType<typeof meant>) =>
    tellMessages(room, arrived, ada.id);
  const two = told(told(told(kitchen, meant(6, 8)), meant(6, 8)), meant(7, 9));
  expect(two).toMatchObject({ mentionCount: 2, mentionSeqs: [6, 7], unread: 4 });
  expect(told(two, meant(6, 10, []))).toMatchObject({ mentionCount: 1, mentionSeqs: [7] });
  expect(told(two, meant(2, 10))).toMatchObject({ mentionCount: 2 });
  expect(tellRead(two, { seq: 6, turn: 0 })).toMatchObject({ mentionCount: 1, mentionSeqs: [7] });
  expect(tellRead(two, { seq: 7, turn: 0 })).toMatchObject({ mentionCount: 0, unread: 0 });
  expect(
    told(kitchen, { rev: 8, messages: [messageView({ seq: 6, author: ada, mentions: ["ada"] })] }),
  ).toMatchObject({ mentionCount: 0 });
});

test("what a fresh list counts is taken where it is newer", () => {
  const known = { ...kitchen, rev: 9, mentionSeqs: [4], mentionCount: 1 };
  const older = { ...kitchen, rev: 8, mentionSeqs: [], mentionCount: 0 };
  expect(mergeRooms([known], [older])[0]).toMatchObject({ mentionCount: 1 });
  expect(mergeRooms([known], [{ ...older, rev: 9 }])[0]).toMatchObject({ mentionCount: 0 });
});
