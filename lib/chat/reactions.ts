import { Prisma } from "@/generated/sqlite/client";
import { limits } from "@/lib/contract/limits";
import { reaction } from "@/lib/contract/messages";
import { can } from "@/lib/contract/permissions";
import type { MessageView } from "@/lib/contract/views";
import { type Actor, requirePerson } from "./actor";
import { changeMessage, requireWords } from "./change-message";
import type { MessageRow } from "./message-view";
import { parse } from "./parse";
import { limitRate } from "./rate-limits";
import { refuse } from "./refusal";

/**
 * Puts the asker's reaction under a message; doing it again changes nothing. Refuses with
 * `not_found` what one cannot see, with `conflict` what was deleted or has too many kinds already.
 */
export async function putReaction(
  actor: Actor,
  messageId: string,
  input: unknown,
): Promise<MessageView> {
  const person = requirePerson(actor);
  const { emoji } = parse(reaction, input);
  await limitRate("change", person.userId);
  const { message } = await changeMessage(person, messageId, async ({ tx, role, message }) => {
    if (!can(role, "react")) refuse("forbidden");
    requireWords(message);
    if (hasReacted(message, person.userId, emoji)) return null;
    requireRoomFor(message, emoji);
    await tx.reaction.create({ data: { messageId, userId: person.userId, emoji } });
    return Prisma.sql`"id" = ${messageId}`;
  });
  return message;
}

/** Takes the asker's reaction back; where there is none, nothing changes. Refuses as `putReaction`. */
export async function deleteReaction(
  actor: Actor,
  messageId: string,
  input: unknown,
): Promise<MessageView> {
  const person = requirePerson(actor);
  const { emoji } = parse(reaction, input);
  await limitRate("change", person.userId);
  const { message } = await changeMessage(person, messageId, async ({ tx, role, message }) => {
    if (!can(role, "react")) refuse("forbidden");
    requireWords(message);
    if (!hasReacted(message, person.userId, emoji)) return null;
    const key = { messageId, userId: person.userId, emoji };
    await tx.reaction.delete({ where: { messageId_userId_emoji: key } });
    return Prisma.sql`"id" = ${messageId}`;
  });
  return message;
}

function hasReacted({ reactions }: MessageRow, userId: string, emoji: string): boolean {
  return reactions.some((known) => known.user.id === userId && known.emoji === emoji);
}

function requireRoomFor({ reactions }: MessageRow, emoji: string): void {
  const kinds = new Set(reactions.map((known) => known.emoji));
  if (kinds.has(emoji) || kinds.size < limits.reactions) return;
  const message = `There are ${limits.reactions} different reactions already. Join one of them.`;
  refuse("conflict", { message });
}
