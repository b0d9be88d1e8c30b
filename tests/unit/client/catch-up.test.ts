import { noAnswer } from "@/lib/client/api";
import { createCatchUp } from "@/lib/client/catch-up";
import { emptyRoom, type RoomState, reduceRoom } from "@/lib/client/room-state";
import { ada, bo, createRoomServer } from "./room-server";

/** A visited room that stands at the server's clock of now, and a way to it that counts calls. */
function visited() {
  const server = createRoomServer({ resetAfter: 2_000 });
  server.post(bo, null);
  let state: RoomState = reduceRoom(emptyRoom(ada.id), { type: "page", page: server.newest(50) });
  const wire = { calls: 0, down: false };
  const catchUp = createCatchUp({
    async listChanges(_, { after }) {
      wire.calls++;
      return wire.down ? noAnswer() : { ok: true, data: server.changes(after, 3) };
    },
    read: () => state,
    tell: (_, event) => {
      state = reduceRoom(state, event);
    },
  });
  return {
    server,
    wire,
    catchUp,
    seqs: () => state.messages.map(({ seq }) => seq),
    hear: (after: number) => {
      state = reduceRoom(state, { type: "changes", ...server.frameSince(after) });
    },
  };
}

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

test("fetches page after page until nothing is left", async () => {
  const room = visited();
  for (let i = 0; i < 7; i++) room.server.post(bo, null);
  await room.catchUp.run("kitchen");
  expect([room.seqs(), room.wire.calls]).toEqual([[1, 2, 3, 4, 5, 6, 7, 8], 3]);
});

test("two callers at once are one fetch", async () => {
  const room = visited();
  room.server.post(bo, null);
  await Promise.all([room.catchUp.run("kitchen"), room.catchUp.run("kitchen")]);
  expect(room.wire.calls).toBe(1);
});

test("a gap that stragglers fill in time is not fetched", async () => {
  const room = visited();
  room.server.post(bo, null);
  const straggler = room.server.frameSince(1);
  room.server.post(bo, null);
  room.hear(2);
  room.catchUp.soon("kitchen");
  room.hear(straggler.after);
  await jest.advanceTimersByTimeAsync(10_000);
  expect([room.seqs(), room.wire.calls]).toEqual([[1, 2, 3], 0]);
});

test("a gap that stays is fetched, again and less often while nobody answers", async () => {
  const room = visited();
  room.server.post(bo, null);
  room.server.post(bo, null);
  room.hear(2);
  room.wire.down = true;
  room.catchUp.soon("kitchen");
  await jest.advanceTimersByTimeAsync(4_000);
  expect(room.wire.calls).toBe(4);
  room.wire.down = false;
  await jest.advanceTimersByTimeAsync(10_000);
  expect([room.seqs(), room.wire.calls]).toEqual([[1, 2, 3], 5]);
});
