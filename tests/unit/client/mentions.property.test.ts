import fc from "fast-check";
import { type HearthState, startState, tellArrival } from "@/lib/client/hearth-state";
import { isMeant } from "@/lib/contract/mentions";
import { ada, bo, createRoomServer, roomView } from "./room-server";

const me = {
  ...{ ...ada, kind: "person" as const },
  ...{ email: "ada@example.org", emailVerified: true, isAdmin: false },
};

type Server = ReturnType<typeof createRoomServer>;

const findRoom = ({ rooms }: HearthState) => rooms[0] ?? roomView();

/** What a list that is fetched now would say. */
function unreadMentions({ messages }: Server, readSeq: number): number[] {
  return messages
    .filter((message) => message.seq > readSeq && isMeant(message, ada.id))
    .map(({ seq }) => seq);
}

test("mentions are counted as a fresh list counts them, in whatever order changes come", () => {
  const step = fc.record({
    does: fc.constantFrom("post", "edit", "edit", "mark"),
    pick: fc.nat(50),
    arrives: fc.integer({ min: -1, max: 6 }),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), fc.nat(4), (steps, readSeq) => {
      const server = createRoomServer({ resetAfter: 1_000 });
      for (let before = 0; before < 5; before++) server.post(bo, null);
      const page = server.newest(50);
      const room = roomView({ lastSeq: 5, rev: 5, readSeq });
      let state = startState(me, [room], true, { room, page });
      const wire: ReturnType<Server["frameSince"]>[] = [];
      const tell = (frame: ReturnType<Server["frameSince"]>) => {
        state = tellArrival(state, "kitchen", { type: "changes", ...frame }, frame);
      };
      for (const { does, pick, arrives } of steps) {
        const after = server.rev();
        if (does === "post") server.post(bo, null);
        else server[does](pick);
        const frame = server.frameSince(after);
        if (frame.rev > after) wire.push(frame);
        const some = wire[wire.length - 1 - arrives];
        if (some) tell(some);
      }
      const after = state.visits.kitchen?.timeline.cursor ?? 0;
      const changes = server.changes(after, 1_000);
      state = tellArrival(state, "kitchen", { type: "fetched", after, page: changes }, changes);
      const { mentionSeqs, mentionCount } = findRoom(state);
      expect(mentionSeqs).toEqual(unreadMentions(server, readSeq));
      expect(mentionCount).toBe(mentionSeqs.length);
    }),
    { numRuns: 1_000 },
  );
});
