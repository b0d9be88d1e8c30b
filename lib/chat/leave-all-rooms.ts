import type { RoomFate } from "@/lib/contract/account-deletion";
import type { Tx } from "@/lib/db";
import { type Admissions, announceAdmissions, fillSeats } from "./admissions";
import { announce } from "./announcements";
import { requireHeir, setRole } from "./memberships";
import {
  announceLines,
  type SystemLine,
  tryLockRoom,
  type WrittenLines,
  writeLines,
} from "./room-lock";
import { dropRoom } from "./rooms";
import { scrubLog } from "./scrub-log";
import { unseat } from "./seats";
import { publicUser } from "./views";

/** A seat as it was, so that it can be taken again (`User.leftSeats` holds these as JSON). */
export type LeftSeat = {
  roomId: string;
  role: string;
  readSeq: number;
  ownName: string | null;
  notify: string;
  mutedUntil?: Date | string | null;
};

type Left = { roomId: string; written: WrittenLines; admissions: Admissions | null };
type Dropped = { roomId: string; userIds: string[] };

/** What leaving came to, for `announceLeaving` after commit. */
export type Leaving = { userId: string; seats: LeftSeat[]; left: Left[]; dropped: Dropped[] };

/**
 * Takes somebody out of every room. Rooms they own go to the heir or are deleted, as `fates` says by
 * room; those they are alone in are deleted. One order of rooms for all, so that two who leave the
 * same rooms do not wait for each other without end.
 */
export async function leaveAllRooms(
  tx: Tx,
  userId: string,
  fates: ReadonlyMap<string, RoomFate>,
): Promise<Leaving> {
  const leaving: Leaving = { userId, seats: [], left: [], dropped: [] };
  const user = await tx.user.findUniqueOrThrow({ where: { id: userId }, select: publicUser });
  const memberships = await tx.membership.findMany({
    where: { userId },
    orderBy: { roomId: "asc" },
  });
  for (const { roomId } of memberships) {
    // A room may have been deleted, or the seat taken away, before its lock was ours.
    const room = await tryLockRoom(tx, roomId);
    if (!room) continue;
    const seat = await tx.membership.findUnique({ where: { roomId_userId: { roomId, userId } } });
    if (!seat) continue;
    const { role, readSeq, ownName, notify, mutedUntil } = seat;
    const isOwner = role === "owner";
    if (room.memberCount === 1 || (isOwner && fates.get(roomId) === "delete")) {
      leaving.dropped.push({ roomId, userIds: await dropRoom(tx, roomId) });
      continue;
    }
    await unseat(tx, room, userId);
    const lines: SystemLine[] = [{ verb: "left", about: user }];
    if (isOwner) {
      const heir = await requireHeir(tx, roomId);
      await setRole(tx, roomId, heir.user.id, "owner");
      lines.push({ verb: "owner", about: heir.user });
    }
    const written = await writeLines(tx, room, lines);
    leaving.left.push({ roomId, written, admissions: await fillSeats(tx, room) });
    leaving.seats.push({ roomId, role, readSeq, ownName, notify, mutedUntil });
  }
  return leaving;
}

/** After commit: cuts them off, and tells those who stay. */
export function announceLeaving({ userId, left, dropped }: Leaving): void {
  for (const { roomId, userIds } of dropped) announce({ type: "room:deleted", roomId, userIds });
  if (dropped.length > 0) scrubLog();
  for (const { roomId, written, admissions } of left) {
    announce({ type: "membership:ended", roomId, userId });
    announceLines(written);
    announceAdmissions(admissions);
    announce({ type: "rooms:changed", roomId });
  }
}
