import { Prisma } from "@/generated/sqlite/client";
import type { Tx } from "@/lib/db";
import { dropTraces } from "./delete-message";
import { announceMoved, moveMessages } from "./move-messages";
import type { LockedRoom, WrittenLines } from "./room-lock";
import { scrubLog } from "./scrub-log";

const recentMs = 24 * 60 * 60_000;

/**
 * Deletes what somebody wrote into a locked room in the last 24 hours, as if each message had been
 * deleted by itself.
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
    // No message has 0: it marks those whose turn comes below.
    data: { body: "", deletedAt: new Date(), rev: 0 },
  });
  if (count === 0) return { roomId, after, messages: [] };
  await dropTraces(tx, { roomId, rev: 0 });
  const marked = Prisma.sql`"roomId" = ${roomId} AND "rev" = 0`;
  const quotes = Prisma.sql`"deletedAt" IS NULL
    AND "replyToId" IN (SELECT "id" FROM "Message" WHERE ${marked})`;
  return moveMessages(tx, room, Prisma.sql`(${marked}) OR (${quotes})`);
}

/** After commit: tells of deleted messages, and empties the log of them. */
export function announceDeleted(deleted: WrittenLines): void {
  announceMoved(deleted);
  if (deleted.messages.length > 0) scrubLog();
}
