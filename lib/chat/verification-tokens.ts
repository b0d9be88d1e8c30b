import { db, type Tx } from "@/lib/db";
import { digest, newLinkSecret } from "./ids";

/** What a token proves: a link in a mail, or the answer to a passkey's challenge. */
export type Purpose = "verify" | "email" | "reset" | "passkey";

/** Whom it speaks for (null: nobody) and which address it was sent to. */
export type Proven = { userId: string | null; email: string | null };

type NewToken = { purpose: Purpose; userId: string | null; email: string | null; lifeMs: number };

/** Makes a secret that works once, for `lifeMs`; only its digest is stored. */
export async function issueToken(
  tx: Tx,
  { lifeMs, ...facts }: NewToken,
  secret = newLinkSecret(),
): Promise<string> {
  const expiresAt = new Date(Date.now() + lifeMs);
  await tx.verificationToken.create({ data: { ...facts, tokenHash: digest(secret), expiresAt } });
  return secret;
}

/** What a secret would prove, without using it up; null where it no longer works. */
export async function peekToken(purpose: Purpose, secret: string): Promise<Proven | null> {
  const token = await db().verificationToken.findUnique({ where: { tokenHash: digest(secret) } });
  const works = token?.purpose === purpose && !token.usedAt && token.expiresAt > new Date();
  return works ? { userId: token.userId, email: token.email } : null;
}

/** Uses a secret up and answers what it proves; null for all but the first, in-time caller. */
export async function spendToken(tx: Tx, purpose: Purpose, secret: string): Promise<Proven | null> {
  const now = new Date();
  const [used] = await tx.verificationToken.updateManyAndReturn({
    where: { tokenHash: digest(secret), purpose, usedAt: null, expiresAt: { gt: now } },
    data: { usedAt: now },
    select: { userId: true, email: true },
  });
  return used ?? null;
}

/** Ends what was issued to somebody for a purpose: a newer link, or a deed that makes it moot. */
export async function revokeTokens(tx: Tx, userId: string, purposes: Purpose[]): Promise<void> {
  await tx.verificationToken.deleteMany({ where: { userId, purpose: { in: purposes } } });
}
