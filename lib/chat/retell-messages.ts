import { db, transact } from "@/lib/db";
import { announce } from "./announcements";
import { tryLockRoom } from "./room-lock";
import { messageView, publicUser } from "./views";

/** Messages in one transaction, and in one frame to everybody in the room. */
const chunk = 100;

/**
 * The job that gives each of somebody's messages a new place in its room's changes, so that whoever
 * has it on screen hears what it is now: gone with its author, or back.
 */
export async function retellMessages({ userId }: { userId: string }): Promise<void> {
  const where = { authorId: userId, systemVerb: null, deletedAt: null };
  const rooms = await db().message.groupBy({ by: ["roomId"], where });
  for (const { roomId } of rooms) {
    let after = 0;
    while (after >= 0) after = await retellChunk(roomId, userId, after);
  }
}

/** Answers the last `seq` it told, or -1 where there is nothing more to tell. */
async function retellChunk(roomId: string, authorId: string, after: number): Promise<number> {
  const told = await transact(async (tx) => {
    const room = await tryLockRoom(tx, roomId);
    if (!room) return null;
    const rows = await tx.message.findMany({
      where: { roomId, authorId, systemVerb: null, deletedAt: null, seq: { gt: after } },
      orderBy: { seq: "asc" },
      take: chunk,
      include: { author: { select: publicUser } },
    });
    const before = room.rev;
    for (const row of rows) {
      room.rev += 1;
      row.rev = room.rev;
      await tx.message.update({ where: { id: row.id }, data: { rev: row.rev } });
    }
    await tx.room.updateMany({ where: { id: roomId }, data: { rev: room.rev } });
    return { rows, before, rev: room.rev };
  });
  if (!told || told.rows.length === 0) return -1;
  const { rows, before, rev } = told;
  const messages = rows.map(({ author, ...row }) => messageView(row, author));
  announce({ type: "room:changes", roomId, after: before, rev, messages });
  return rows.length < chunk ? -1 : (rows.at(-1)?.seq ?? -1);
}
