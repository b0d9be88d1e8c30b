import type { Tx } from "@/lib/db";
import { refuse } from "./refusal";
import { type LockedRoom, type WrittenLines, writeLines } from "./room-lock";
import type { PublicUser } from "./views";

/** Gives seats of a locked room, ends the new members' waiting, and writes that they joined. */
export async function seat(
  tx: Tx,
  room: LockedRoom,
  users: readonly PublicUser[],
): Promise<WrittenLines> {
  const { id: roomId, lastSeq } = room;
  room.memberCount += users.length;
  await tx.room.update({ where: { id: roomId }, data: { memberCount: room.memberCount } });
  await tx.membership.createMany({
    // Everyone has read up to the line about themselves.
    data: users.map(({ id: userId }, i) => ({ roomId, userId, readSeq: lastSeq + 1 + i })),
  });
  const userIds = users.map(({ id }) => id);
  await tx.wait.deleteMany({ where: { roomId, userId: { in: userIds } } });
  return writeLines(
    tx,
    room,
    users.map((user) => ({ verb: "joined", about: user })),
  );
}

/** Takes a member's seat in a locked room away. Whoever calls it goes on to `fillSeats`. */
export async function unseat(tx: Tx, room: LockedRoom, userId: string): Promise<void> {
  room.memberCount -= 1;
  await tx.membership.delete({ where: { roomId_userId: { roomId: room.id, userId } } });
  await tx.room.update({ where: { id: room.id }, data: { memberCount: room.memberCount } });
}

/**
 * Whether somebody new may simply sit down. Where moderators let people in, a free seat belongs to
 * those who wait, so that nobody passes them.
 */
export async function hasSeatFor(tx: Tx, room: LockedRoom): Promise<boolean> {
  if (room.memberCount >= room.memberLimit) return false;
  if (room.autoAdmit) return true;
  return (await tx.wait.findFirst({ where: { roomId: room.id } })) === null;
}

/** Refuses with `room_full` where nobody may simply sit down. */
export async function requireSeat(tx: Tx, room: LockedRoom): Promise<void> {
  if (await hasSeatFor(tx, room)) return;
  const { memberCount, memberLimit } = room;
  const why =
    memberCount < memberLimit
      ? "Others wait for the free seats of this room."
      : `This room is full: ${memberCount} of ${memberLimit} seats.`;
  refuse("room_full", { message: `${why} Join the waitlist.`, waitlist: true });
}
