import { type RoomFate, undoDays } from "@/lib/contract/account-deletion";
import type { Tx } from "@/lib/db";
import { enqueueJob, wakeJobs } from "@/lib/jobs/jobs";
import { mailPlace } from "@/lib/jobs/mail-transport";
import { accountMails, type DeletionManner } from "./account-mails";
import type { Origin } from "./actor";
import { announce } from "./announcements";
import { announceLeaving, type Leaving, leaveAllRooms } from "./leave-all-rooms";
import { linkBase } from "./link-base";
import { rewordLines } from "./own-lines";
import { deletedName } from "./own-name";
import { endOtherSessions } from "./sessions";

const dayMs = 86_400_000;

/** What an account's deletion is to do beside taking it away. */
export type DeletionWishes = {
  messages: "keep" | "delete";
  when: "later" | "now";
  rooms: ReadonlyMap<string, RoomFate>;
};

type Account = { id: string; email: string };

/** Until when logging in brings an account back that is deleted later. */
export function undoableUntil(deletedAt: Date): Date {
  return new Date(deletedAt.getTime() + undoDays * dayMs);
}

/**
 * Mails whose account is deleted. Where that cannot be undone and mail is only written to disk there
 * is none: it would be the one thing left of them.
 */
export async function mailDeletion(
  tx: Tx,
  { id, email }: Account,
  manner: DeletionManner,
  origin: Origin,
): Promise<void> {
  if (!manner.canUndo && mailPlace().kind !== "smtp") return;
  const base = await linkBase(tx, id, origin);
  await enqueueJob(tx, "mail", accountMails.accountDeleted(email, manner, `${base}/login`));
}

/** All that a deletion changes beside the account's own row; `announceDeletion` after commit. */
export async function takeAway(
  tx: Tx,
  { id, email, deletedAt }: Account & { deletedAt: Date },
  { messages, when, rooms }: DeletionWishes,
): Promise<Leaving> {
  const leaving = await leaveAllRooms(tx, id, rooms);
  await tx.user.update({ where: { id }, data: { leftSeats: JSON.stringify(leaving.seats) } });
  await rewordLines(tx, id);
  await giveInvitationsAway(tx, id);
  await tx.shortCode.deleteMany({ where: { createdById: id } });
  await tx.wait.deleteMany({ where: { userId: id } });
  await tx.verificationToken.deleteMany({ where: { userId: id } });
  await tx.job.deleteMany({ where: { userId: id } });
  await endOtherSessions(tx, { kind: "person", userId: id });
  const runAt = when === "now" ? deletedAt : undoableUntil(deletedAt);
  const purge = { userId: id, deletedAt: deletedAt.toISOString(), email };
  await enqueueJob(tx, "account:purge", purge, { userId: id, runAt });
  if (messages === "delete") {
    await enqueueJob(tx, "account:retell", { userId: id }, { userId: id });
  }
  return leaving;
}

/** After commit: cuts them off everywhere, and tells those who stay. */
export function announceDeletion(leaving: Leaving): void {
  const { userId, left } = leaving;
  const roomIds = left.map(({ roomId }) => roomId);
  const user = { id: userId, name: deletedName, avatarUrl: null, kind: "person" } as const;
  announce({ type: "account:closed", userId, reason: "revoked" });
  announceLeaving(leaving);
  announce({ type: "user:changed", user, roomIds });
  wakeJobs();
}

/** Links that others still use belong to whoever owns their room from now on. */
async function giveInvitationsAway(tx: Tx, createdById: string): Promise<void> {
  const made = await tx.invitation.findMany({ where: { createdById }, select: { roomId: true } });
  for (const roomId of new Set(made.map((invitation) => invitation.roomId))) {
    const owner = await tx.membership.findFirst({ where: { roomId, role: "owner" } });
    if (!owner) continue;
    await tx.invitation.updateMany({
      where: { createdById, roomId },
      data: { createdById: owner.userId },
    });
  }
}
