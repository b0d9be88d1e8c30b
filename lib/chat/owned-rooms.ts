import type { OwnedRoomView } from "@/lib/contract/room-fate";
import { db } from "@/lib/db";
import { type Actor, requirePerson } from "./actor";
import { requireHeir } from "./memberships";
import { fullName } from "./views";

/** The rooms that the asker owns, each with who would own it next; null where nobody else is in it. */
export async function listOwnedRooms(actor: Actor): Promise<OwnedRoomView[]> {
  return ownedRoomsOf(requirePerson(actor).userId);
}

/** The same of anybody; whether the asker may know is the caller's to say. */
export async function ownedRoomsOf(userId: string): Promise<OwnedRoomView[]> {
  const owned = await db().membership.findMany({
    where: { userId, role: "owner" },
    select: { room: { select: { id: true, name: true, memberCount: true } } },
    orderBy: { room: { searchName: "asc" } },
  });
  return Promise.all(
    owned.map(async ({ room }) => {
      if (room.memberCount === 1) return { ...room, heir: null };
      const { user } = await requireHeir(db(), room.id, { not: userId });
      return { ...room, heir: fullName(user) };
    }),
  );
}
