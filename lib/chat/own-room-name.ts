import { ownRoomName } from "@/lib/contract/rooms";
import type { RoomView } from "@/lib/contract/views";
import { transact } from "@/lib/db";
import { type Actor, requirePerson } from "./actor";
import { announce } from "./announcements";
import { parse } from "./parse";
import { requireMember } from "./room-access";
import { findRoom } from "./room-list";
import { lockRoom } from "./room-lock";

/** Gives a room a name that only the asker sees, on all their devices; null takes it back. */
export async function setOwnRoomName(
  actor: Actor,
  roomId: string,
  input: unknown,
): Promise<RoomView> {
  const person = requirePerson(actor);
  const { userId } = person;
  const { name } = parse(ownRoomName, input);
  await transact(async (tx) => {
    const room = await lockRoom(tx, roomId);
    await requireMember(person, roomId, tx);
    // The room's own name is none of one's own, and follows the room when it is renamed.
    const ownName = name === room.name ? null : name;
    await tx.membership.update({
      where: { roomId_userId: { roomId, userId } },
      data: { ownName },
    });
  });
  announce({ type: "rooms:changed", userId, roomId });
  return findRoom(person, roomId);
}
