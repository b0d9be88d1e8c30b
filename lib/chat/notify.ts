import { notifyChange } from "@/lib/contract/notify";
import type { RoomView } from "@/lib/contract/views";
import { transact } from "@/lib/db";
import { type Actor, requirePerson } from "./actor";
import { announce } from "./announcements";
import { parse } from "./parse";
import { refuse } from "./refusal";
import { findRoom } from "./room-list";

/** What of a room calls the asker, and until when nothing of it does, on all their devices. */
export async function setNotify(actor: Actor, roomId: string, input: unknown): Promise<RoomView> {
  const person = requirePerson(actor);
  const { userId } = person;
  const { notify, mutedUntil } = parse(notifyChange, input);
  const { count } = await transact((tx) =>
    tx.membership.updateMany({
      where: { roomId, userId },
      data: {
        ...(notify && { notify }),
        ...(mutedUntil !== undefined && { mutedUntil: mutedUntil && new Date(mutedUntil) }),
      },
    }),
  );
  if (count === 0) refuse("not_found");
  announce({ type: "rooms:changed", userId, roomId });
  return findRoom(person, roomId);
}
