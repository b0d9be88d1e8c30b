import type { ErrorCode } from "@/lib/contract/errors";
import { type Actor, all, answers, outside } from "./actors";
import type { World } from "./room-world";
import type { IdName } from "./strange-ids";

/** "done", or the code it is refused with; `unauthenticated` by the handshake already. */
export type EventAnswer = "done" | ErrorCode;

export type EventRow = {
  frame: (world: World) => object;
  who: Record<Actor, EventAnswer>;
  ids?: IdName[];
};

const refusedEntry = all<EventAnswer>("unauthenticated", "anonymous", "deactivated");
const notThere = all<EventAnswer>("not_found", ...outside);
const members = answers<EventAnswer>("done", { ...notThere, ...refusedEntry });
const moderators: Record<Actor, EventAnswer> = { ...members, member: "forbidden" };

let said = 0;

/** Every event that a client may send. */
export const eventTable: Record<string, EventRow> = {
  "message:send": {
    frame: ({ roomId }) => ({ roomId, clientId: `event-${said++}`, body: "hi" }),
    who: members,
    ids: ["roomId"],
  },
  // The member's: nobody else edits it, whatever they are to the room.
  "message:edit": {
    frame: ({ memberMessageId }) => ({ id: memberMessageId, body: "other words" }),
    who: { ...members, moderator: "forbidden", owner: "forbidden" },
    ids: ["memberMessageId"],
  },
  "reaction:put": {
    frame: ({ messageId }) => ({ id: messageId, emoji: "👍" }),
    who: members,
    ids: ["messageId"],
  },
  "reaction:delete": {
    frame: ({ messageId }) => ({ id: messageId, emoji: "👍" }),
    who: members,
    ids: ["messageId"],
  },
  "message:delete": {
    frame: ({ messageId }) => ({ id: messageId }),
    who: moderators,
    ids: ["messageId"],
  },
  "room:read": {
    frame: ({ roomId }) => ({ roomId, seq: 1 }),
    who: members,
    ids: ["roomId"],
  },
  // It leaves rooms that are not the asker's out: access-table.test.ts reads that as not found.
  sync: { frame: ({ roomId }) => ({ rooms: { [roomId]: 0 } }), who: members, ids: ["roomId"] },
  typing: { frame: ({ roomId }) => ({ roomId }), who: members, ids: ["roomId"] },
  presence: {
    frame: () => ({ away: true }),
    who: answers<EventAnswer>("done", refusedEntry),
  },
};
