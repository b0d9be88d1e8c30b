import { accountDeletion, type RoomFate, undoDays } from "@/lib/contract/account-deletion";
import { type Tx, transact } from "@/lib/db";
import { enqueueJob, wakeJobs } from "@/lib/jobs/jobs";
import { mailPlace } from "@/lib/jobs/mail-transport";
import { accountMails } from "./account-mails";
import { type Actor, type Origin, requirePerson } from "./actor";
import { activeAdmin, lockAdministration } from "./admin";
import { announce } from "./announcements";
import { announceLeaving, type Leaving, leaveAllRooms } from "./leave-all-rooms";
import { linkBase } from "./link-base";
import { rewordLines } from "./own-lines";
import { deletedName } from "./own-name";
import { parse } from "./parse";
import { refuseWrongPassword, requirePresentPassword } from "./present-password";
import { stripAccount } from "./purge-account";
import { refuse } from "./refusal";
import { endOtherSessions } from "./sessions";

const dayMs = 86_400_000;

/** What an account's deletion is to do beside taking it away. */
export type DeletionWishes = {
  messages: "keep" | "delete";
  when: "later" | "now";
  rooms: ReadonlyMap<string, RoomFate>;
};

/**
 * Deletes the asker's account, who shows the password again: gone for everybody else and signed out
 * everywhere at once, purged after seven days unless they log in before, or at once. Answers until
 * when logging in undoes it. Refused for the last administrator.
 */
export async function deleteSelf(
  actor: Actor,
  input: unknown,
  origin: Origin,
): Promise<{ undoUntil: Date | null }> {
  const person = requirePerson(actor);
  const { presentPassword, ...wishes } = parse(accountDeletion, input);
  const { id, email, passwordHash } = await requirePresentPassword(person, presentPassword, origin);
  const deletedAt = new Date();
  const undoUntil = new Date(deletedAt.getTime() + undoDays * dayMs);
  const leaving = await transact(async (tx) => {
    await lockAdministration(tx);
    const data = { deletedAt, deletesMessages: wishes.messages === "delete" };
    const where = { id, passwordHash, deletedAt: null };
    const { count } = await tx.user.updateMany({ where, data });
    if (count === 0) refuseWrongPassword();
    await requireAdminLeft(tx, id);
    // A mail that is only written to disk would be the one thing left of whoever leaves at once.
    if (wishes.when === "later" || mailPlace().kind === "smtp") {
      const base = await linkBase(tx, id, origin);
      const mail = accountMails.accountDeleted(email, wishes.when === "later", `${base}/login`);
      await enqueueJob(tx, "mail", mail);
    }
    return takeAway(tx, { id, email, deletedAt }, wishes);
  });
  announceDeletion(leaving);
  if (wishes.when === "later") return { undoUntil };
  await stripAccount({ userId: id, deletedAt });
  return { undoUntil: null };
}

/** All that a deletion changes beside the account's own row; `announceDeletion` after commit. */
async function takeAway(
  tx: Tx,
  { id, email, deletedAt }: { id: string; email: string; deletedAt: Date },
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
  const runAt = when === "now" ? deletedAt : new Date(deletedAt.getTime() + undoDays * dayMs);
  const purge = { userId: id, deletedAt: deletedAt.toISOString(), email };
  await enqueueJob(tx, "account:purge", purge, { userId: id, runAt });
  if (messages === "delete") {
    await enqueueJob(tx, "account:retell", { userId: id }, { userId: id });
  }
  return leaving;
}

function announceDeletion(leaving: Leaving): void {
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

/** Whoever is alone on this Hearth may go; otherwise somebody has to be able to administer it. */
async function requireAdminLeft(tx: Tx, id: string): Promise<void> {
  const { isAdmin } = await tx.user.findUniqueOrThrow({ where: { id }, select: { isAdmin: true } });
  if (!isAdmin || (await tx.user.count({ where: activeAdmin })) > 0) return;
  const others = await tx.user.count({ where: { deletedAt: null, kind: "person" } });
  if (others === 0) return;
  const message = "You are the last administrator. Make somebody else one first, under Users.";
  refuse("conflict", { message });
}
