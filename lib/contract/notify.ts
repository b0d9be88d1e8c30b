import * as z from "zod";
import type { RoomView } from "./views";

/** Muted until this is muted until it is turned off. */
export const mutedForGood = "9999-12-31T23:59:59.999Z";

/** What calls the reader in a room; null ends the quiet. */
export const notifyChange = z
  .object({
    notify: z.enum(["all", "mentions", "none"]).optional(),
    mutedUntil: z.iso.datetime("Give a time in ISO 8601, in UTC.").nullable().optional(),
  })
  .refine(({ notify, mutedUntil }) => notify !== undefined || mutedUntil !== undefined, {
    message: "Give notify or mutedUntil.",
  });
export type NotifyChange = z.input<typeof notifyChange>;

type Attention = Pick<RoomView, "unread" | "mentionCount" | "notify" | "mutedUntil">;

export function isMuted({ mutedUntil }: Pick<RoomView, "mutedUntil">, now: number): boolean {
  return mutedUntil !== null && Date.parse(mutedUntil) > now;
}

/** How many unread messages of a room call its reader: in its row, on the tab, on the phone's menu. */
export function callsOf(room: Attention, now: number): number {
  if (isMuted(room, now) || room.notify === "none") return 0;
  return room.notify === "mentions" ? room.mentionCount : room.unread;
}
