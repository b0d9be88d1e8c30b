import type { Message } from "@/generated/sqlite/client";
import { can } from "@/lib/contract/permissions";
import type { MessageView } from "@/lib/contract/views";
import { db, type Tx, transact } from "@/lib/db";
import { type Actor, requirePerson } from "./actor";
import { announce } from "./announcements";
import { refuse } from "./refusal";
import { requireMember } from "./room-access";
import { lockRoom } from "./room-lock";
import { scrubLog } from "./scrub-log";
import { messageView, type PublicUser, publicUser } from "./views";

/**
 * Deletes one's own message, or as a moderator somebody else's. Its place stays and says so; its
 * words leave the database. Deleting it again answers the same. Refuses with `not_found` what one
 * cannot see, with `forbidden` what one may not delete.
 */
export async function deleteMessage(actor: Actor, messageId: string): Promise<MessageView> {
  const person = requirePerson(actor);
  const where = { id: messageId };
  const found = await db().message.findUnique({ where, select: { roomId: true } });
  if (!found) refuse("not_found");
  const { roomId } = found;
  const { before, message, isNew } = await transact(async (tx) => {
    const { rev: before } = await lockRoom(tx, roomId);
    const { role } = await requireMember(person, roomId, tx);
    const include = { author: { select: publicUser } };
    const row = (await tx.message.findUnique({ where, include })) ?? refuse("not_found");
    if (row.systemVerb) {
      refuse("forbidden", { message: "What happened in a room stays in its history." });
    }
    const isOwn = row.authorId === person.userId;
    if (!can(role, isOwn ? "deleteOwn" : "deleteOthers")) {
      refuse("forbidden", { message: "Only moderators may delete other people's messages." });
    }
    if (row.deletedAt) return { before, message: row, isNew: false };
    return { before, message: await eraseMessage(tx, row, before), isNew: true };
  });
  const { author, ...row } = message;
  const view = messageView(row, author);
  if (isNew) announceErased(view, before);
  return view;
}

/** Empties a message of a locked room, whose clock stands `before`, for whoever may. */
export async function eraseMessage(
  tx: Tx,
  { id, roomId }: Pick<Message, "id" | "roomId">,
  before: number,
): Promise<Message & { author: PublicUser }> {
  const data = { body: "", deletedAt: new Date(), rev: before + 1 };
  const include = { author: { select: publicUser } };
  const message = await tx.message.update({ where: { id }, data, include });
  await tx.room.updateMany({ where: { id: roomId }, data: { rev: before + 1 } });
  return message;
}

/** After commit: tells the room's members, and takes the words out of the database's log. */
export function announceErased(view: MessageView, before: number): void {
  const { roomId, rev } = view;
  announce({ type: "room:changes", roomId, after: before, rev, messages: [view] });
  scrubLog();
}
