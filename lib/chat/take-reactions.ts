import { Prisma } from "@/generated/sqlite/client";
import { db, transact } from "@/lib/db";
import { announceMoved, moveMessages } from "./move-messages";
import { tryLockRoom } from "./room-lock";

/** Reactions in one transaction: others write in between. */
const chunk = 100;

/** Takes everything back that somebody reacted with, and tells each room what is left. */
export async function takeReactions(userId: string): Promise<void> {
  const rooms = await db().message.groupBy({
    by: ["roomId"],
    where: { reactions: { some: { userId } } },
  });
  for (const { roomId } of rooms) {
    while (await takeSome(roomId, userId)) {}
  }
}

/** False where none is left in the room. */
async function takeSome(roomId: string, userId: string): Promise<boolean> {
  const moved = await transact(async (tx) => {
    const room = await tryLockRoom(tx, roomId);
    if (!room) return null;
    const next = await tx.message.findMany({
      where: { roomId, reactions: { some: { userId } } },
      take: chunk,
      select: { id: true },
    });
    if (next.length === 0) return null;
    const ids = next.map(({ id }) => id);
    await tx.reaction.deleteMany({ where: { userId, messageId: { in: ids } } });
    return moveMessages(tx, room, Prisma.sql`"id" IN (${Prisma.join(ids)})`);
  });
  if (moved) announceMoved(moved);
  return moved?.messages.length === chunk;
}
