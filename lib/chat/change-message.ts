import type { Prisma } from "@/generated/sqlite/client";
import type { MessageView, Role } from "@/lib/contract/views";
import { db, type Tx, transact } from "@/lib/db";
import type { PersonActor } from "./actor";
import { deletionOf, type MessageRow, messageParts, messageView } from "./message-view";
import { announceMoved, moveMessages } from "./move-messages";
import { refuse } from "./refusal";
import { requireMember } from "./room-access";
import { type LockedRoom, lockRoom } from "./room-lock";

export type Asked = {
  tx: Tx;
  room: LockedRoom;
  /** The asker's. */
  role: Role;
  /** What somebody wrote; never a line about what happened. */
  message: MessageRow;
};

/**
 * What every change of a message has in common: under the room's lock and as one of its members,
 * `change` refuses, or writes and says which messages look different now; null where none does.
 * Those move the room's clock and are told after commit. Refuses with `not_found` what one cannot
 * see, with `forbidden` what nobody wrote.
 */
export async function changeMessage(
  person: PersonActor,
  messageId: string,
  change: (asked: Asked) => Promise<Prisma.Sql | null>,
): Promise<{ message: MessageView; isChanged: boolean }> {
  const where = { id: messageId };
  const found = await db().message.findUnique({ where, select: { roomId: true } });
  if (!found) refuse("not_found");
  const { roomId } = found;
  const { before, moved } = await transact(async (tx) => {
    const room = await lockRoom(tx, roomId);
    const { role } = await requireMember(person, roomId, tx);
    const message = await tx.message.findUnique({ where, include: messageParts });
    if (!message) refuse("not_found");
    if (message.systemVerb) {
      refuse("forbidden", { message: "What happened in a room stays in its history." });
    }
    const which = await change({ tx, room, role, message });
    return { before: message, moved: which && (await moveMessages(tx, room, which)) };
  });
  if (!moved) return { message: messageView(before), isChanged: false };
  announceMoved(moved);
  const message = moved.messages.find(({ id }) => id === messageId);
  return { message: message ?? refuse("internal"), isChanged: true };
}

/** Refuses with `conflict` what is only a place any more. */
export function requireWords(message: MessageRow): void {
  if (deletionOf(message, message.author) === null) return;
  refuse("conflict", { message: "This message was deleted." });
}
