import { Prisma } from "@/generated/sqlite/client";
import type { Tx } from "@/lib/db";
import { messageParts, messageView } from "./message-view";
import { announceLines, type LockedRoom, type WrittenLines } from "./room-lock";

/** Messages told in one frame. */
const frameSize = 200;

/** A message, and the replies that show words of it. */
export const withQuotes = (id: string) =>
  Prisma.sql`"id" = ${id} OR ("replyToId" = ${id} AND "deletedAt" IS NULL)`;

/**
 * Says that messages of a locked room have changed: every one gets its own turn of the room's
 * clock, in their order. `which` is a condition on "Message" and has to name the room or its
 * messages. Answers how they look now; `announceMoved` after commit.
 */
export async function moveMessages(
  tx: Tx,
  room: LockedRoom,
  which: Prisma.Sql,
): Promise<WrittenLines> {
  const { id: roomId, rev: after } = room;
  const count = await tx.$executeRaw`
    UPDATE "Message" SET "rev" = ${after} + turn."n"
    FROM (SELECT "id", ROW_NUMBER() OVER (ORDER BY "seq") AS "n" FROM "Message"
          WHERE ${which}) turn
    WHERE "Message"."id" = turn."id"`;
  if (count === 0) return { roomId, after, messages: [] };
  room.rev += count;
  await tx.room.updateMany({ where: { id: roomId }, data: { rev: room.rev } });
  const moved = await tx.message.findMany({
    where: { roomId, rev: { gt: after, lte: room.rev } },
    orderBy: { rev: "asc" },
    include: messageParts,
  });
  return { roomId, after, messages: moved.map(messageView) };
}

/** After commit: tells the room's members of changed messages, in frames of a bearable size. */
export function announceMoved({ roomId, after, messages }: WrittenLines): void {
  for (let at = 0; at < messages.length; at += frameSize) {
    const frame = messages.slice(at, at + frameSize);
    announceLines({ roomId, after: after + at, messages: frame });
  }
}
