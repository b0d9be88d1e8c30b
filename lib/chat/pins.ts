import { Prisma } from "@/generated/sqlite/client";
import { limits } from "@/lib/contract/limits";
import { can } from "@/lib/contract/permissions";
import type { MessageView } from "@/lib/contract/views";
import { db } from "@/lib/db";
import { type Actor, requirePerson } from "./actor";
import { type Asked, changeMessage, requireWords } from "./change-message";
import { messageParts, messageView } from "./message-view";
import { limitRate } from "./rate-limits";
import { refuse } from "./refusal";
import { requireAbility } from "./room-access";

/**
 * Pins a message for everybody in its room; for moderators. Pinning it again changes nothing.
 * Refuses with `not_found` what one cannot see, with `conflict` what was deleted, or once a room
 * has too many.
 */
export async function pinMessage(actor: Actor, messageId: string): Promise<MessageView> {
  const person = requirePerson(actor);
  await limitRate("change", person.userId);
  const { message } = await changeMessage(person, messageId, async (asked) => {
    requirePin(asked);
    const { tx, room, message } = asked;
    if (message.pin) return null;
    const roomId = room.id;
    if ((await tx.pin.count({ where: { roomId } })) >= limits.pins) {
      refuse("conflict", { message: `${limits.pins} messages are pinned. Unpin one first.` });
    }
    await tx.pin.create({ data: { messageId, roomId } });
    return Prisma.sql`"id" = ${messageId}`;
  });
  return message;
}

/** Takes a pin away; where there is none, nothing changes. Refuses as `pinMessage`. */
export async function unpinMessage(actor: Actor, messageId: string): Promise<MessageView> {
  const person = requirePerson(actor);
  await limitRate("change", person.userId);
  const { message } = await changeMessage(person, messageId, async (asked) => {
    requirePin(asked);
    if (!asked.message.pin) return null;
    await asked.tx.pin.delete({ where: { messageId } });
    return Prisma.sql`"id" = ${messageId}`;
  });
  return message;
}

/** A room's pinned messages, the latest pinned first. */
export async function listPins(actor: Actor, roomId: string): Promise<MessageView[]> {
  await requireAbility(requirePerson(actor), roomId, "read");
  const messages = await db().message.findMany({
    where: { pin: { roomId } },
    orderBy: [{ pin: { createdAt: "desc" } }, { seq: "desc" }],
    include: messageParts,
  });
  return messages.map(messageView).filter(({ pinnedAt }) => pinnedAt !== null);
}

function requirePin({ role, message }: Asked): void {
  if (!can(role, "pin")) refuse("forbidden", { message: "Only moderators may pin messages." });
  requireWords(message);
}
