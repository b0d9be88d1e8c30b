import { readMark } from "@/lib/contract/messages";
import type { ReadView } from "@/lib/contract/views";
import { db, transact } from "@/lib/db";
import { type Actor, requirePerson } from "./actor";
import { announce } from "./announcements";
import { parse } from "./parse";
import { requireMember } from "./room-access";

/** Moves the asker's read marker up to `seq`, never back nor beyond the newest message. */
export async function markRead(actor: Actor, roomId: string, input: unknown): Promise<ReadView> {
  const { userId } = requirePerson(actor);
  const { seq: asked } = parse(readMark, input);
  const { readSeq } = await requireMember({ kind: "person", userId }, roomId);
  if (asked <= readSeq) return { roomId, seq: readSeq };
  const room = await db().room.findUnique({ where: { id: roomId }, select: { lastSeq: true } });
  const seq = Math.min(asked, room?.lastSeq ?? readSeq);
  const { count } = await transact((tx) =>
    tx.membership.updateMany({
      where: { roomId, userId, readSeq: { lt: seq } },
      data: { readSeq: seq },
    }),
  );
  if (count > 0) announce({ type: "room:read", userId, roomId, seq });
  return { roomId, seq: Math.max(seq, readSeq) };
}
