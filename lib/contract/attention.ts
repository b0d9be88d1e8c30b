import type { RoomView } from "./views";

// Pages need these; what checks input is in notify.ts, which they must not load zod for.

/** Muted until this is muted until it is turned off. */
export const mutedForGood = "9999-12-31T23:59:59.999Z";

type Attention = Pick<RoomView, "unread" | "mentionCount" | "notify" | "mutedUntil">;

export function isMuted({ mutedUntil }: Pick<RoomView, "mutedUntil">, now: number): boolean {
  return mutedUntil !== null && Date.parse(mutedUntil) > now;
}

/** How many unread messages of a room call its reader: in its row, on the tab, on the phone's menu. */
export function callsOf(room: Attention, now: number): number {
  if (isMuted(room, now) || room.notify === "none") return 0;
  return room.notify === "mentions" ? room.mentionCount : room.unread;
}
