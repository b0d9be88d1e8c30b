import { lockRoom } from "@/lib/chat/room-lock";
import type { Tx } from "@/lib/db";

/** Who is to be a member, under which name of their own for the room. */
export type Seat = { userId: string; ownName: string | null };

/**
 * Seats who is not in the room yet, except who left it or was sent away since; the limit grows where
 * it must. Answers how many, and from what to what the limit grew.
 */
export async function seatMembers(
  tx: Tx,
  roomId: string,
  seats: Seat[],
): Promise<{ seated: number; raised: { from: number; to: number } | null }> {
  const room = await lockRoom(tx, roomId);
  const here = await tx.membership.findMany({ where: { roomId }, select: { userId: true } });
  const banned = await tx.ban.findMany({ where: { roomId }, select: { userId: true } });
  const away = await tx.message.findMany({
    where: { roomId, systemVerb: { in: ["left", "removed", "banned"] } },
    select: { authorId: true },
  });
  const others = new Set([
    ...[...here, ...banned].map(({ userId }) => userId),
    ...away.map(({ authorId }) => authorId),
  ]);
  const fresh = seats.filter(({ userId }) => !others.has(userId));
  // A millisecond apart, so that who joined first there is the longest-standing here.
  const joined = Date.now();
  await tx.membership.createMany({
    data: fresh.map(({ userId, ownName }, i) => {
      return { roomId, userId, ownName, readSeq: room.lastSeq, joinedAt: new Date(joined + i) };
    }),
  });
  await tx.wait.deleteMany({ where: { roomId, userId: { in: fresh.map((one) => one.userId) } } });
  const memberCount = here.length + fresh.length;
  const memberLimit = Math.max(room.memberLimit, memberCount);
  await tx.room.update({ where: { id: roomId }, data: { memberCount, memberLimit } });
  const raised = memberLimit > room.memberLimit;
  return {
    seated: fresh.length,
    raised: raised ? { from: room.memberLimit, to: memberLimit } : null,
  };
}
