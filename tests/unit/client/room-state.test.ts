import {
  emptyRoom,
  hasOlder,
  needsFetch,
  type RoomEvent,
  type RoomState,
  reduceRoom,
} from "@/lib/client/room-state";
import type { OutboxMessage } from "@/lib/client/types";
import { ada, messageView } from "./room-server";

const run = (...events: RoomEvent[]) => events.reduce(reduceRoom, emptyRoom(ada.id));
const seqs = (state: RoomState) => state.messages.map(({ seq }) => seq);

/** The messages numbered from `from` to `to`, read when the clock stood at `rev`. */
function page(from: number, to: number, rev = to, moreAfter = false) {
  const messages = [];
  for (let seq = from; seq <= to; seq++) messages.push(messageView({ seq }));
  return { messages, rev, more: moreAfter, moreAfter };
}

const pending = (clientId: string): OutboxMessage => ({
  clientId,
  roomId: "kitchen",
  body: "mine",
  replyTo: null,
  files: [],
  createdAt: "2026-11-23T10:00:00.000Z",
  state: "pending",
});
const posted = (seq: number, clientId: string) =>
  messageView({ seq, rev: seq, author: ada, clientId });
const frame = (after: number, rev: number, ...messages: RoomState["messages"]): RoomEvent => ({
  type: "changes",
  after,
  rev,
  messages,
});

describe("the cursor rule", () => {
  test("a frame that follows is applied and moves the cursor", () => {
    const state = run({ type: "page", page: page(1, 2) }, frame(2, 3, messageView({ seq: 3 })));
    expect([seqs(state), state.cursor, needsFetch(state)]).toEqual([[1, 2, 3], 3, false]);
  });

  test("a frame beyond the cursor waits, and goes in when the straggler before it comes", () => {
    const late = frame(2, 3, messageView({ seq: 3 }));
    const early = frame(3, 4, messageView({ seq: 4 }));
    const waiting = run({ type: "page", page: page(1, 2) }, early);
    expect([seqs(waiting), needsFetch(waiting)]).toEqual([[1, 2], true]);
    const state = reduceRoom(waiting, late);
    expect([seqs(state), state.cursor, needsFetch(state)]).toEqual([[1, 2, 3, 4], 4, false]);
  });

  test("a frame that came before the first page goes in with it", () => {
    const state = run(frame(2, 3, messageView({ seq: 3 })), { type: "page", page: page(1, 2) });
    expect([seqs(state), state.held]).toEqual([[1, 2, 3], []]);
  });

  test("a head beyond the cursor asks for a fetch, one at the cursor does not", () => {
    const state = run({ type: "page", page: page(1, 2) }, { type: "head", rev: 2 });
    expect(needsFetch(state)).toBe(false);
    expect(needsFetch(reduceRoom(state, { type: "head", rev: 3 }))).toBe(true);
  });

  test("a reset starts over, also when the clock went back", () => {
    const fresh = { messages: [messageView({ seq: 1 })], rev: 1, more: false, reset: true };
    const state = run(
      { type: "page", page: page(1, 9) },
      { type: "fetched", after: 9, page: fresh },
    );
    expect([seqs(state), state.cursor, needsFetch(state)]).toEqual([[1], 1, false]);
  });
});

describe("pages", () => {
  test("a change to a message above the window is passed over, and comes with its page", () => {
    const edited = messageView({ seq: 1, rev: 5, body: "edited" });
    const state = run({ type: "page", page: page(3, 4) }, frame(4, 5, edited));
    expect([seqs(state), hasOlder(state)]).toEqual([[3, 4], true]);
  });

  test("an older page read before such a change puts the cursor back, so that it is fetched", () => {
    const edited = messageView({ seq: 1, rev: 5, body: "edited" });
    const stale = page(1, 2, 4);
    const state = run({ type: "page", page: page(3, 4) }, frame(4, 5, edited), {
      type: "older",
      before: 3,
      page: stale,
    });
    expect([state.cursor, needsFetch(state)]).toEqual([4, true]);
    const changes = { messages: [edited], rev: 5, more: false, reset: false };
    const caught = reduceRoom(state, { type: "fetched", after: 4, page: changes });
    expect([caught.messages[0]?.body, needsFetch(caught)]).toEqual(["edited", false]);
  });

  test("a page of a window that is no longer shown is dropped", () => {
    const state = run(
      { type: "page", page: page(20, 21) },
      { type: "page", page: page(90, 91) },
      { type: "older", before: 20, page: page(10, 19) },
    );
    expect(seqs(state)).toEqual([90, 91]);
  });

  test("around an old message, new ones are passed over until their page comes", () => {
    const around = run(
      { type: "page", page: page(5, 6, 9, true) },
      frame(9, 10, messageView({ seq: 10 })),
    );
    expect([seqs(around), around.cursor, around.moreAfter]).toEqual([[5, 6], 10, true]);
    const joined = reduceRoom(around, { type: "newer", after: 6, page: page(7, 10) });
    expect([seqs(joined), joined.moreAfter]).toEqual([[5, 6, 7, 8, 9, 10], false]);
  });

  test("a late page of newer messages does not reopen a window that reaches the end", () => {
    const state = run(
      { type: "page", page: page(1, 4, 9, true) },
      { type: "page", page: page(1, 9) },
      { type: "newer", after: 4, page: page(5, 6, 9, true) },
    );
    expect([seqs(state).length, state.moreAfter]).toEqual([9, false]);
  });
});

describe("my own messages", () => {
  test("wait behind the confirmed ones, and are confirmed by the room's frame", () => {
    const waiting = run(
      { type: "page", page: page(1, 1) },
      { type: "outbox", pending: [pending("a"), pending("b")] },
      frame(1, 2, messageView({ seq: 2 })),
    );
    expect(waiting.pending.map(({ clientId }) => clientId)).toEqual(["a", "b"]);
    const state = reduceRoom(waiting, frame(2, 3, posted(3, "a")));
    expect(state.pending.map(({ clientId }) => clientId)).toEqual(["b"]);
    expect(seqs(state)).toEqual([1, 2, 3]);
  });

  test("an acknowledgement that overtakes another's frame shows the message and fetches the gap", () => {
    const state = run(
      { type: "page", page: page(1, 1) },
      { type: "outbox", pending: [pending("a")] },
      { type: "sent", message: posted(3, "a") },
    );
    expect([seqs(state), state.pending, state.cursor]).toEqual([[1, 3], [], 1]);
    expect(needsFetch(state)).toBe(true);
    const whole = reduceRoom(state, frame(1, 3, messageView({ seq: 2 }), posted(3, "a")));
    expect([seqs(whole), needsFetch(whole)]).toEqual([[1, 2, 3], false]);
  });

  test("an old frame, repeated, still confirms what is pending", () => {
    const state = run(
      { type: "page", page: page(5, 6, 9, true) },
      { type: "outbox", pending: [pending("a")] },
      frame(8, 9, posted(9, "a")),
    );
    expect([state.pending, state.cursor]).toEqual([[], 9]);
  });

  test("an acknowledgement that comes after an edit of the message does not undo it", () => {
    const edited = { ...posted(2, "a"), rev: 3, body: "edited" };
    const state = run({ type: "page", page: page(1, 1) }, frame(1, 3, edited), {
      type: "sent",
      message: posted(2, "a"),
    });
    expect([state.messages[1]?.body, state.cursor]).toEqual(["edited", 3]);
  });

  test("a frame of somebody else's with the same clientId confirms nothing", () => {
    const state = run(
      { type: "page", page: page(1, 1) },
      { type: "outbox", pending: [pending("a")] },
      frame(1, 2, messageView({ seq: 2, clientId: "a" })),
    );
    expect(state.pending).toHaveLength(1);
  });
});
