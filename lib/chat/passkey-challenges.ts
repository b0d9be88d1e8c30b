import type { Tx } from "@/lib/db";
import { issueToken, peekToken, spendToken } from "./verification-tokens";

/** The browser's own dialog is over by then. */
const lifeMs = 5 * 60 * 1_000;

/**
 * A challenge that one answer may name, once, within five minutes: for a new passkey of `userId`, or,
 * without one, for logging in. As base64url, which is how the browser sends it back.
 */
export function issueChallenge(tx: Tx, userId: string | null): Promise<string> {
  return issueToken(tx, { purpose: "passkey", userId, email: null, lifeMs });
}

/** Whether a challenge still waits for its answer, and for this user's. */
export async function isChallengeOpen(challenge: string, userId: string | null): Promise<boolean> {
  const waiting = await peekToken("passkey", challenge);
  return waiting !== null && waiting.userId === userId;
}

/** Uses a challenge up; false for all but the first answer. */
export async function spendChallenge(tx: Tx, challenge: string): Promise<boolean> {
  return (await spendToken(tx, "passkey", challenge)) !== null;
}
