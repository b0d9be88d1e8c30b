import { passwordForm, profileForm } from "@/lib/contract/profile";
import type { UserView } from "@/lib/contract/views";
import { db, transact } from "@/lib/db";
import { enqueueJob, wakeJobs } from "@/lib/jobs/jobs";
import { accountMails } from "./account-mails";
import { type Actor, type Origin, requirePerson } from "./actor";
import { announceUser, userWithRooms } from "./announce-user";
import { requireUncommon } from "./common-passwords";
import { linkBase } from "./link-base";
import { requireOwnName } from "./own-name";
import { parse } from "./parse";
import { hashPassword } from "./passwords";
import { refuseWrongPassword, requirePresentPassword } from "./present-password";
import { refuse } from "./refusal";
import { announceRevoked, endOtherSessions } from "./sessions";

/** The asker's own names, as the profile's form shows them. */
export async function findNames(actor: Actor): Promise<{ firstName: string; lastName: string }> {
  const { userId } = requirePerson(actor);
  const names = await db().user.findUnique({
    where: { id: userId },
    select: { firstName: true, lastName: true },
  });
  return names ?? refuse("unauthenticated");
}

/** The time zone that the asker's browser told when they logged in; null if it did not. */
export async function findTimeZone(actor: Actor): Promise<string | null> {
  const { userId } = requirePerson(actor);
  const user = await db().user.findUnique({ where: { id: userId }, select: { timeZone: true } });
  return user?.timeZone ?? null;
}

/** Gives the asker another name; everybody who shares a room hears of it. */
export async function renameSelf(actor: Actor, input: unknown): Promise<UserView> {
  const { userId } = requirePerson(actor);
  const names = parse(profileForm, input);
  requireOwnName(names);
  const renamed = await transact((tx) =>
    tx.user.update({ where: { id: userId }, data: names, select: userWithRooms }),
  );
  return announceUser(renamed);
}

/**
 * Changes the asker's password and ends all their other sessions at once. A wrong present password
 * is refused at its field; tries count together with those of logging in.
 */
export async function changePassword(actor: Actor, input: unknown, origin: Origin): Promise<void> {
  const person = requirePerson(actor);
  const { presentPassword, newPassword } = parse(passwordForm, input);
  const user = await requirePresentPassword(person, presentPassword, origin);
  await requireUncommon("newPassword", newPassword, user);
  const passwordHash = await hashPassword(newPassword);
  const ended = await transact(async (tx) => {
    // Only in place of the one that was checked: it may have been changed elsewhere meanwhile.
    const { id, passwordHash: checked } = user;
    const where = { id, passwordHash: checked };
    const { count } = await tx.user.updateMany({ where, data: { passwordHash } });
    if (count === 0) refuseWrongPassword();
    const url = `${await linkBase(tx, id, origin)}/forgot`;
    await enqueueJob(tx, "mail", accountMails.passwordChanged(user.email, url), { userId: id });
    return endOtherSessions(tx, person);
  });
  announceRevoked(ended);
  wakeJobs();
}
