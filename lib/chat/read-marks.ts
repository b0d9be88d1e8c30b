import { readMark, unreadMark } from "@/lib/contract/messages";
import type { ReadView } from "@/lib/contract/views";
import { db, transact } from "@/lib/db";
import { type Actor, requirePerson } from "./actor";
import { announce } from "./announcements";
import { parse } from "./parse";
import { requireMember } from "./room-access";

/**
 * Moves the asker's read marker up to `seq`, never back nor beyond the newest message. A mark made
 * before they put the marker back, which its `turn` shows, comes too late.
 */
export async function markRead(actor: Actor, roomId: string, input: unknown): Promise<ReadView> {
  const person = requirePerson(actor);
  const { userId } = person;
  const { seq: asked, turn: known } = parse(readMark, input);
  const { readSeq, readTurn: turn } = await requireMember(person, roomId);
  if (asked <= readSeq || (known ?? turn) < turn) return { roomId, seq: readSeq, turn };
  const room = await db().room.findUnique({ where: { id: roomId }, select: { lastSeq: true } });
  const seq = Math.min(asked, room?.lastSeq ?? readSeq);
  const { count } = await transact((tx) =>
    tx.membership.updateMany({
      where: { roomId, userId, readTurn: turn, readSeq: { lt: seq } },
      data: { readSeq: seq },
    }),
  );
  if (count > 0) announce({ type: "room:read", userId, roomId, seq, turn });
  return { roomId, seq: Math.max(seq, readSeq), turn };
}

/**
 * Puts the asker's read marker back before `seq`, on all their devices; it stays where it is if that
 * is unread already. Marks made before and still on their way come too late from then on.
 */
export async function markUnread(actor: Actor, roomId: string, input: unknown): Promise<ReadView> {
  const person = requirePerson(actor);
  const { userId } = person;
  const { seq: asked } = parse(unreadMark, input);
  const read = await transact(async (tx) => {
    await tx.membership.updateMany({
      where: { roomId, userId },
      data: { readTurn: { increment: 1 } },
    });
    await tx.membership.updateMany({
      where: { roomId, userId, readSeq: { gte: asked } },
      data: { readSeq: asked - 1 },
    });
    const { readSeq: seq, readTurn: turn } = await requireMember(person, roomId, tx);
    return { roomId, seq, turn };
  });
  announce({ type: "room:read", userId, ...read });
  return read;
}
