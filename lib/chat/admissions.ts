import type { Tx } from "@/lib/db";
import { env } from "@/lib/env";
import { enqueueJob, wakeJobs } from "@/lib/jobs/jobs";
import { announce } from "./announcements";
import { linkBase } from "./link-base";
import { announceLines, type LockedRoom, type WrittenLines } from "./room-lock";
import { roomMails } from "./room-mails";
import { seat } from "./seats";
import { type PublicUser, publicUser } from "./views";

/** Who came in from the waitlist, and the lines that say so. */
export type Admissions = { userIds: string[]; written: WrittenLines };

/** Somebody in line, as it takes to seat and to tell them. */
export type Waiter = PublicUser & { email: string };
export const waiter = { ...publicUser, email: true } as const;

/**
 * Lets the first in line into the free seats of a locked room, unless its moderators do that by
 * hand. Every verb that frees a seat calls this in its own transaction, after its own lines, and
 * `announceAdmissions` after commit; null where nobody came in.
 */
export async function fillSeats(tx: Tx, room: LockedRoom): Promise<Admissions | null> {
  const free = room.memberLimit - room.memberCount;
  if (!room.autoAdmit || free <= 0) return null;
  const next = await tx.wait.findMany({
    where: { roomId: room.id, user: mayTakeSeat() },
    orderBy: { place: "asc" },
    take: free,
    select: { user: { select: waiter } },
  });
  if (next.length === 0) return null;
  return admit(
    tx,
    room,
    next.map(({ user }) => user),
  );
}

/** Seats people who waited, and stores the mails that tell them. */
export async function admit(
  tx: Tx,
  room: LockedRoom,
  users: readonly Waiter[],
): Promise<Admissions> {
  const written = await seat(tx, room, users);
  for (const { id: userId, email, kind } of users) {
    if (kind === "bot") continue;
    const base = await linkBase(tx, userId, { site: null });
    const url = base && `${base}/rooms/${room.id}`;
    await enqueueJob(tx, "mail", roomMails.seated(email, room.name, url), { userId });
  }
  return { userIds: users.map(({ id }) => id), written };
}

/** After commit: the room appears to whoever came in, and their lines to everyone in it. */
export function announceAdmissions(admissions: Admissions | null): void {
  if (!admissions) return;
  const { userIds, written } = admissions;
  const { roomId } = written;
  for (const userId of userIds) {
    announce({ type: "membership:started", roomId, userId, waited: true });
  }
  announceLines(written);
  wakeJobs();
}

/** Closed accounts, and whom this Hearth wants to verify first, keep their place and are passed. */
export function mayTakeSeat() {
  const verified = { OR: [{ emailVerifiedAt: { not: null } }, { kind: "bot" }] };
  return {
    deletedAt: null,
    deactivatedAt: null,
    ...(env().requireVerifiedEmail && verified),
  };
}
