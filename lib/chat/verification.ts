import type { User } from "@/generated/sqlite/client";
import type { MeView } from "@/lib/contract/views";
import { db, isUniqueViolation, type Tx, transact } from "@/lib/db";
import { env } from "@/lib/env";
import { enqueueJob, wakeJobs } from "@/lib/jobs/jobs";
import { accountMails } from "./account-mails";
import { type Actor, type Origin, type PersonActor, requirePerson } from "./actor";
import { linkBase, strangersLinkBase } from "./link-base";
import { isRateLeft, limitRate } from "./rate-limits";
import { refuse } from "./refusal";
import { issueToken, peekToken, revokeTokens, spendToken } from "./verification-tokens";

export const verificationLifeMs = 24 * 60 * 60 * 1_000;

/** Stores the mail with a fresh link in the transaction that makes it necessary; then `wakeJobs`. */
export async function enqueueVerification(
  tx: Tx,
  { id: userId, email }: Pick<User, "id" | "email">,
  origin: Origin,
): Promise<void> {
  await revokeTokens(tx, userId, ["verify"]);
  const life = { lifeMs: verificationLifeMs };
  const secret = await issueToken(tx, { purpose: "verify", userId, email, ...life });
  const url = `${await linkBase(tx, userId, origin)}/verify/${secret}`;
  await enqueueJob(tx, "mail", accountMails.verify(email, url), { userId });
}

/** Sends the asker another link, which ends the ones before; nothing where it is verified. */
export async function resendVerification(actor: Actor, origin: Origin): Promise<void> {
  const { userId } = requirePerson(actor);
  const user = await db().user.findUnique({ where: { id: userId } });
  if (!user) refuse("unauthenticated");
  if (user.emailVerifiedAt) return;
  await limitRate("resend", userId);
  await transact((tx) => enqueueVerification(tx, user, origin));
  wakeJobs();
}

/** Tells whoever holds an address that somebody tried to sign up with it; then `wakeJobs`. */
export async function remindOfAccount(tx: Tx, email: string, origin: Origin): Promise<void> {
  const mayMail = await isRateLeft("forgotAddress", email);
  const owner = await tx.user.findUnique({ where: { email }, select: { id: true } });
  const url = `${await strangersLinkBase(tx, owner?.id ?? null, origin)}/login`;
  const mail = accountMails.alreadyTaken(email, url);
  await enqueueJob(tx, "mail", mayMail ? mail : { ...mail, to: null });
}

/** Somebody who signed up and is to verify their address, or tried to with a taken one. */
export type Newcomer = { id: string; email: string };

/** Mails the newcomer again; the same to them whether the address was taken or is theirs. */
export async function resendToNewcomer({ id, email }: Newcomer, origin: Origin): Promise<void> {
  await limitRate("resend", id);
  const user = await db().user.findUnique({ where: { id, email, emailVerifiedAt: null } });
  await transact((tx) =>
    user ? enqueueVerification(tx, user, origin) : remindOfAccount(tx, email, origin),
  );
  wakeJobs();
}

/** Whether the newcomer has opened the link by now. */
export async function isVerified({ id, email }: Newcomer): Promise<boolean> {
  const where = { id, email, emailVerifiedAt: { not: null } };
  return (await db().user.count({ where })) > 0;
}

/** Which address a link would verify, without using it up; null where it no longer works. */
export async function previewVerification(secret: string): Promise<string | null> {
  const proven = (await peekToken("verify", secret)) ?? (await peekToken("email", secret));
  return proven?.email ?? null;
}

/**
 * Uses a link up: whoever reads this address holds the account. Refuses with `not_found` for a
 * link that was used or is old, with `conflict` where the new address went to another account.
 */
export async function verifyEmail(secret: string): Promise<void> {
  const gone = (): never =>
    refuse("not_found", { message: "This link no longer works. Send a new one." });
  try {
    await transact(async (tx) => {
      const proven = await spendToken(tx, "verify", secret);
      if (proven?.userId && proven.email)
        return markVerified(tx, proven.userId, proven.email, gone);
      const change = await spendToken(tx, "email", secret);
      if (!change?.userId || !change.email) gone();
      else await moveTo(tx, change.userId, change.email);
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    refuse("conflict", { message: "Another account uses that address now. Choose another one." });
  }
  wakeJobs();
}

/** A link to an address that is no longer the account's proves nothing. */
async function markVerified(tx: Tx, id: string, email: string, gone: () => never): Promise<void> {
  const data = { emailVerifiedAt: new Date() };
  const { count } = await tx.user.updateMany({ where: { id, email }, data });
  if (count === 0) gone();
}

/** The new address counts from now on, and the old one is told. */
async function moveTo(tx: Tx, userId: string, email: string): Promise<void> {
  const { email: old } = await tx.user.findUniqueOrThrow({ where: { id: userId } });
  await tx.user.update({ where: { id: userId }, data: { email, emailVerifiedAt: new Date() } });
  await revokeTokens(tx, userId, ["verify", "reset", "email"]);
  await enqueueJob(tx, "mail", accountMails.emailChanged(old, email), { userId });
}

/** Whether this account may only read until its address is verified. */
export function mustVerify({ kind, emailVerified }: Pick<MeView, "kind" | "emailVerified">) {
  return env().requireVerifiedEmail && kind === "person" && !emailVerified;
}

/** Refuses with `forbidden` whoever has to verify their address first, where the operator wants it. */
export async function requireVerified(person: PersonActor, what: string): Promise<void> {
  if (!env().requireVerifiedEmail || person.kind === "bot") return;
  const user = await db().user.findUnique({
    where: { id: person.userId },
    select: { emailVerifiedAt: true },
  });
  if (!user?.emailVerifiedAt) refuse("forbidden", { message: `Verify your e-mail to ${what}.` });
}
