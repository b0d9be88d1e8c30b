import type { Tx } from "@/lib/db";
import { announceLines, type LockedRoom, type WrittenLines } from "./room-lock";
import { scrubLog } from "./scrub-log";
import { messageView, publicUser } from "./views";

const recentMs = 24 * 60 * 60_000;
/** Messages told in one frame. */
const frameSize = 200;

/**
 * Deletes what somebody wrote into a locked room in the last 24 hours, as if each message had been
 * deleted by itself: every one gets its own turn of the room's clock.
 */
export async function deleteRecentMessages(
  tx: Tx,
  room: LockedRoom,
  authorId: string,
): Promise<WrittenLines> {
  const { id: roomId, rev: after } = room;
  const since = new Date(Date.now() - recentMs);
  const { count } = await tx.message.updateMany({
    where: { roomId, authorId, systemVerb: null, deletedAt: null, createdAt: { gte: since } },
    // No message has 0: it marks those whose turn comes in the next statement.
    data: { body: "", deletedAt: new Date(), rev: 0 },
  });
  if (count === 0) return { roomId, after, messages: [] };
  await tx.$executeRaw`
    UPDATE "Message" SET "rev" = ${after} + turn."n"
    FROM (SELECT "id", ROW_NUMBER() OVER (ORDER BY "seq") AS "n" FROM "Message"
          WHERE "roomId" = ${roomId} AND "rev" = 0) turn
    WHERE "Message"."id" = turn."id"`;
  room.rev += count;
  await tx.room.updateMany({ where: { id: roomId }, data: { rev: room.rev } });
  const deleted = await tx.message.findMany({
    where: { roomId, rev: { gt: after } },
    orderBy: { rev: "asc" },
    include: { author: { select: publicUser } },
  });
  return { roomId, after, messages: deleted.map(({ author, ...row }) => messageView(row, author)) };
}

/** After commit: tells of deleted messages in frames of a bearable size, and empties the log of them. */
export function announceDeleted({ roomId, after, messages }: WrittenLines): void {
  for (let at = 0; at < messages.length; at += frameSize) {
    const frame = messages.slice(at, at + frameSize);
    announceLines({ roomId, after: after + at, messages: frame });
  }
  if (messages.length > 0) scrubLog();
}
