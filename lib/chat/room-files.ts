import { Prisma } from "@/generated/sqlite/client";
import { filesQuery } from "@/lib/contract/messages";
import type { FilesPage } from "@/lib/contract/views";
import { db, lookUp } from "@/lib/db";
import { type Actor, requirePerson } from "./actor";
import { messageRows } from "./message-rows";
import { messageView } from "./message-view";
import { parse } from "./parse";
import { requireAbility } from "./room-access";

/**
 * A room's messages that have files, the latest first. Ids sort by time and stand in the index beside
 * the room, so a page costs the same however many messages have none. Refuses with `not_found`.
 */
export async function listFiles(actor: Actor, roomId: string, input: unknown): Promise<FilesPage> {
  await requireAbility(requirePerson(actor), roomId, "read");
  const { after, limit } = parse(filesQuery, input);
  const older = after === undefined ? Prisma.empty : Prisma.sql`AND "messageId" < ${after}`;
  const found = await lookUp<{ messageId: string }>(Prisma.sql`
    SELECT DISTINCT "messageId" FROM "Attachment"
    WHERE "roomId" = ${roomId} AND "messageId" IS NOT NULL ${older}
    ORDER BY "messageId" DESC LIMIT ${limit + 1}`);
  const ids = found.slice(0, limit).map(({ messageId }) => messageId);
  const rows = await db().message.findMany({
    where: { id: { in: ids } },
    orderBy: { id: "desc" },
  });
  // Of an account that is being deleted nobody sees any more.
  const messages = (await messageRows(rows))
    .map(messageView)
    .filter(({ attachments }) => attachments.length > 0);
  return { messages, next: found.length > limit ? (ids.at(-1) ?? null) : null };
}
