import { Prisma } from "@/generated/sqlite/client";
import { db, transact } from "@/lib/db";
import { announceMoved, moveMessages } from "./move-messages";
import { tryLockRoom } from "./room-lock";

/** Messages in one transaction, and in one frame to everybody in the room. */
const chunk = 100;

/**
 * The job that gives each of somebody's messages a new place in its room's changes, and each reply
 * that quotes one, so that whoever has it on screen hears what it is now: gone with its author, or
 * back.
 */
export async function retellMessages({ userId }: { userId: string }): Promise<void> {
  const rooms = await db().message.groupBy({ by: ["roomId"], where: toldOf(userId) });
  for (const { roomId } of rooms) {
    let after = 0;
    while (after >= 0) after = await retellChunk(roomId, userId, after);
  }
}

const toldOf = (authorId: string) => ({
  systemVerb: null,
  deletedAt: null,
  OR: [{ authorId }, { replyTo: { authorId } }],
});

/** Answers the last `seq` it told, or -1 where there is nothing more to tell. */
async function retellChunk(roomId: string, authorId: string, after: number): Promise<number> {
  const told = await transact(async (tx) => {
    const room = await tryLockRoom(tx, roomId);
    if (!room) return null;
    const rows = await tx.message.findMany({
      where: { roomId, seq: { gt: after }, ...toldOf(authorId) },
      orderBy: { seq: "asc" },
      take: chunk,
      select: { id: true },
    });
    if (rows.length === 0) return null;
    return moveMessages(tx, room, Prisma.sql`"id" IN (${Prisma.join(rows.map(({ id }) => id))})`);
  });
  if (!told) return -1;
  announceMoved(told);
  return told.messages.length < chunk ? -1 : (told.messages.at(-1)?.seq ?? -1);
}
