import { forgotForm, resetForm } from "@/lib/contract/accounts";
import { db, type Tx, transact } from "@/lib/db";
import { enqueueJob, wakeJobs } from "@/lib/jobs/jobs";
import { accountMails } from "./account-mails";
import type { Origin } from "./actor";
import { requireUncommon } from "./common-passwords";
import { linkBase, strangersLinkBase } from "./link-base";
import { parse } from "./parse";
import { hashPassword } from "./passwords";
import { isRateLeft, limitRate } from "./rate-limits";
import { refuse } from "./refusal";
import { announceRevoked, endOtherSessions } from "./sessions";
import { issueToken, peekToken, revokeTokens, spendToken } from "./verification-tokens";

const resetLifeMs = 60 * 60 * 1_000;

/**
 * Mails a link to whoever has an account with this address. The answer and the work are the same
 * for an unknown one, and for one that was asked for too often.
 */
export async function requestReset(input: unknown, origin: Origin): Promise<void> {
  const { email } = parse(forgotForm, input);
  await limitRate("forgot", origin.address);
  const isAllowed = await isRateLeft("forgotAddress", email);
  const user = await db().user.findUnique({ where: { email }, select: { id: true } });
  const userId = isAllowed && user ? user.id : null;
  const to = userId ? email : null;
  await transact((tx) => enqueueReset(tx, { userId, to }, origin));
  wakeJobs();
}

/** Stores the mail with a link to choose a new password, to nobody where `to` is null; then `wakeJobs`. */
export async function enqueueReset(
  tx: Tx,
  { userId, to }: { userId: string | null; to: string | null },
  origin: Origin,
): Promise<void> {
  const facts = { purpose: "reset", userId, email: to, lifeMs: resetLifeMs } as const;
  const secret = await issueToken(tx, facts);
  const url = `${await strangersLinkBase(tx, userId, origin)}/reset/${secret}`;
  await enqueueJob(tx, "mail", accountMails.reset(to, url), { userId });
}

/** Whether a link still works, without using it up. */
export async function isResetOpen(secret: string): Promise<boolean> {
  return ((await peekToken("reset", secret))?.userId ?? null) !== null;
}

/**
 * Sets a new password by a mailed link, which proves the address too. Ends every session and every
 * other link of the account. Answers whose it is; refuses with `not_found` where it no longer works.
 */
export async function resetPassword(
  secret: string,
  input: unknown,
  origin: Origin,
): Promise<{ userId: string }> {
  const { password } = parse(resetForm, input);
  const gone = () => refuse("not_found", { message: "This link no longer works. Send a new one." });
  const proven = await peekToken("reset", secret);
  if (!proven?.userId) return gone();
  const { userId } = proven;
  const owner = await db().user.findUnique({ where: { id: userId } });
  if (!owner) return gone();
  await requireUncommon("password", password, owner);
  const passwordHash = await hashPassword(password);
  const ended = await transact(async (tx) => {
    if (!(await spendToken(tx, "reset", secret))) gone();
    const { email } = await tx.user.update({
      where: { id: userId },
      data: { passwordHash, emailVerifiedAt: new Date() },
      select: { email: true },
    });
    await revokeTokens(tx, userId, ["verify", "reset", "email"]);
    const url = `${await linkBase(tx, userId, origin)}/forgot`;
    await enqueueJob(tx, "mail", accountMails.passwordChanged(email, url), { userId });
    return endOtherSessions(tx, { kind: "person", userId });
  });
  announceRevoked(ended);
  wakeJobs();
  return { userId };
}
