import fc from "fast-check";
import {
  emptyRoom,
  needsFetch,
  type RoomEvent,
  type RoomState,
  reduceRoom,
} from "@/lib/client/room-state";
import type { OutboxMessage } from "@/lib/client/types";
import type { RoomChanges } from "@/lib/contract/events";
import { ada, bo, createRoomServer } from "./room-server";

/** What may happen, to the room and on the wire; `pick` chooses among what there is. */
type Step =
  | { do: "post" | "postMine" | "reply" | "edit" | "mark" | "preview"; pick: number }
  /** Pages and answers are read now and arrive whenever `arrive` picks them, or never. */
  | { do: "ask"; what: "changes" | "older" | "newer" | "newest" | "around"; pick: number }
  | { do: "arrive" | "head" | "ack" | "trim"; pick: number };

const pick = fc.nat(1_000);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constantFrom("post", "postMine", "reply", "edit", "mark", "preview"),
      pick,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant("ask" as const),
      what: fc.constantFrom("changes", "older", "newer", "newest", "around"),
      pick,
    }),
  },
  { weight: 6, arbitrary: fc.record({ do: fc.constant("arrive" as const), pick }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom("head", "ack", "trim"), pick }) },
);

const mine = (clientId: string): OutboxMessage => ({
  clientId,
  roomId: "kitchen",
  body: "mine",
  replyTo: null,
  files: [],
  createdAt: "2026-11-23T10:00:00.000Z",
  state: "pending",
});

/** Runs a history through the reducer; wire events come in any order, repeated or never. */
function live(steps: Step[], limit: number, resetAfter: number) {
  const server = createRoomServer({ resetAfter });
  const wire: RoomEvent[] = [];
  const acks: RoomEvent[] = [];
  const pending: OutboxMessage[] = [];
  let state = emptyRoom(ada.id);
  const tell = (event: RoomEvent) => {
    state = reduceRoom(state, event);
  };
  const framed = (change: () => void) => {
    const after = server.rev();
    change();
    const frame: RoomChanges = server.frameSince(after);
    if (frame.rev > after) wire.push({ type: "changes", ...frame });
  };

  for (let before = 0; before < 12; before++) server.post(bo, null);
  tell({ type: "page", page: server.newest(limit) });
  for (const { do: verb, pick, ...rest } of steps) {
    if (verb === "post") framed(() => server.post(bo, null));
    if (verb === "reply") framed(() => server.reply(bo, pick));
    if (verb === "edit") framed(() => server.edit(pick));
    if (verb === "mark") framed(() => server.mark(pick));
    if (verb === "preview") framed(() => server.preview(pick));
    if (verb === "postMine") {
      const clientId = `c${pending.length}`;
      pending.push(mine(clientId));
      tell({ type: "outbox", pending: [...pending] });
      framed(() => acks.push({ type: "sent", message: server.post(ada, clientId) }));
    }
    if (verb === "ask" && "what" in rest) wire.push(ask(server, state, rest.what, pick, limit));
    if (verb === "trim") {
      const from = (state.messages[0]?.seq ?? 1) + (pick % 3);
      tell({ type: "trim", from, to: from + (pick % 10) });
    }
    if (verb === "head") tell({ type: "head", rev: server.rev() });
    const from = verb === "arrive" ? wire : verb === "ack" ? acks : [];
    // Mostly what is fresh on the wire: only then do stale pages and new frames really meet.
    const event = from.at(-1 - (pick % Math.max(1, Math.min(from.length, pick % 5 ? 4 : 50))));
    if (event) tell(event);
  }
  return { server, state };
}

function ask(
  server: ReturnType<typeof createRoomServer>,
  state: RoomState,
  what: "changes" | "older" | "newer" | "newest" | "around",
  pick: number,
  limit: number,
): RoomEvent {
  const first = state.messages[0]?.seq ?? 1;
  const last = state.messages.at(-1)?.seq ?? 0;
  switch (what) {
    case "changes":
      return { type: "fetched", after: state.cursor, page: server.changes(state.cursor, limit) };
    case "older":
      return { type: "older", before: first, page: server.before(first, limit) };
    case "newer":
      return { type: "newer", after: last, page: server.after(last, limit) };
    case "newest":
      return { type: "page", page: server.newest(limit) };
    case "around": {
      const seq = 1 + (pick % server.messages.length);
      return { type: "page", page: server.around(seq, limit) };
    }
  }
}

/** What the client does in the end: fetch from the cursor until nothing is left. */
function catchUp(
  state: RoomState,
  server: ReturnType<typeof createRoomServer>,
  limit: number,
): RoomState {
  for (let caught = state; ; ) {
    const after = caught.cursor;
    const page = server.changes(after, limit);
    caught = reduceRoom(caught, { type: "fetched", after, page });
    if (page.reset || !page.more) return caught;
  }
}

test("any shuffle, repeat or loss of events, followed by a fetch, equals a fresh fetch", () => {
  fc.assert(
    fc.property(
      fc.array(step, { maxLength: 80 }),
      fc.integer({ min: 1, max: 7 }),
      fc.integer({ min: 3, max: 40 }),
      (steps, limit, resetAfter) => {
        const { server, state } = live(steps, limit, resetAfter);
        const caught = catchUp(state, server, limit);
        const from = caught.messages[0]?.seq ?? 1;
        const to = caught.moreAfter ? caught.messages.at(-1)?.seq : server.messages.length;
        expect(caught.messages).toEqual(server.messages.slice(from - 1, to));
        expect(caught.cursor).toBe(server.rev());
        expect(needsFetch(caught)).toBe(false);
        expect(caught.held).toEqual([]);
      },
    ),
    { numRuns: 3_000 },
  );
});

test("what is on screen has each message once, pending or in the room", () => {
  fc.assert(
    fc.property(
      fc.array(step, { maxLength: 60 }),
      fc.integer({ min: 1, max: 7 }),
      (steps, limit) => {
        const { server, state } = live(steps, limit, 1_000);
        const caught = catchUp(state, server, limit);
        const confirmed = new Set(caught.messages.map(({ clientId }) => clientId));
        expect(caught.pending.filter(({ clientId }) => confirmed.has(clientId))).toEqual([]);
      },
    ),
    { numRuns: 1_000 },
  );
});

test("without loss of anything, every event in order leaves nothing to fetch", () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom("post", "reply", "edit", "mark", "preview"), { maxLength: 40 }),
      (verbs) => {
        const server = createRoomServer({ resetAfter: 1_000 });
        server.post(bo, null);
        let state = reduceRoom(emptyRoom(ada.id), { type: "page", page: server.newest(50) });
        for (const [index, verb] of verbs.entries()) {
          const after = server.rev();
          if (verb === "post") server.post(bo, null);
          else if (verb === "reply") server.reply(bo, index);
          else server[verb](index);
          state = reduceRoom(state, { type: "changes", ...server.frameSince(after) });
          expect(needsFetch(state)).toBe(false);
        }
        expect(state.messages).toEqual(server.messages);
      },
    ),
  );
});
