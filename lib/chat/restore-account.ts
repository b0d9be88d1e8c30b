import { undoDays } from "@/lib/contract/account-deletion";
import type { UserView } from "@/lib/contract/views";
import type { Tx } from "@/lib/db";
import { enqueueJob, wakeJobs } from "@/lib/jobs/jobs";
import { accountMails } from "./account-mails";
import { announce } from "./announcements";
import type { LeftSeat } from "./leave-all-rooms";
import { rewordLines } from "./own-lines";
import { refuse } from "./refusal";
import { announceLines, tryLockRoom, type WrittenLines } from "./room-lock";
import { hasSeatFor, seat } from "./seats";
import { type PublicUser, publicUser, userView } from "./views";

const dayMs = 86_400_000;

/** What coming back came to, for `announceRestored` after commit. */
export type Restored = { user: UserView; written: WrittenLines[] };

/**
 * Undoes a deletion that is not over, for who has just proved that the account is theirs: null for
 * an account that was not deleted. They sit down again where there is still a room with a seat.
 * Refuses as a wrong password is refused where it can no longer be had back.
 */
export async function restoreAccount(tx: Tx, userId: string): Promise<Restored | null> {
  const account = await tx.user.findUniqueOrThrow({ where: { id: userId } });
  const { deletedAt, deletesMessages, leftSeats, email } = account;
  if (!deletedAt) return null;
  const isOver = deletedAt.getTime() + undoDays * dayMs < Date.now();
  const { count } = await tx.user.updateMany({
    where: { id: userId, deletedAt, passwordHash: { not: "" } },
    data: { deletedAt: null, deletesMessages: false, leftSeats: "[]" },
  });
  if (isOver || count === 0) {
    refuse("unauthenticated", { message: "E-mail or password is not right." });
  }
  await tx.job.deleteMany({ where: { userId, kind: { in: ["account:purge", "account:retell"] } } });
  if (deletesMessages) await enqueueJob(tx, "account:retell", { userId }, { userId });
  const user = await tx.user.findUniqueOrThrow({ where: { id: userId }, select: publicUser });
  const { written, missed } = await takeSeats(tx, user, JSON.parse(leftSeats) as LeftSeat[]);
  await rewordLines(tx, userId);
  await enqueueJob(tx, "mail", accountMails.accountRestored(email, missed), { userId });
  return { user: userView(user), written };
}

/** After commit: their rooms appear, and they appear in them. */
export function announceRestored({ user, written }: Restored): void {
  const roomIds = written.map(({ roomId }) => roomId);
  for (const lines of written) {
    const { roomId } = lines;
    announce({ type: "membership:started", roomId, userId: user.id });
    announceLines(lines);
    announce({ type: "rooms:changed", roomId });
  }
  announce({ type: "user:changed", user, roomIds });
  wakeJobs();
}

async function takeSeats(tx: Tx, user: PublicUser, seats: readonly LeftSeat[]) {
  const written: WrittenLines[] = [];
  const missed: string[] = [];
  for (const { roomId, role, ...own } of seats) {
    const key = { roomId_userId: { roomId, userId: user.id } };
    const room = await tryLockRoom(tx, roomId);
    if (!room || (await tx.ban.findUnique({ where: key }))) continue;
    if (!(await hasSeatFor(tx, room))) {
      missed.push(room.name);
      continue;
    }
    written.push(await seat(tx, room, [user]));
    // The room has another owner by now.
    const data = { ...own, role: role === "owner" ? "moderator" : role };
    await tx.membership.update({ where: key, data });
  }
  return { written, missed };
}
