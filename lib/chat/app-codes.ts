import { Secret, TOTP } from "otpauth";
import type { User } from "@/generated/sqlite/client";
import type { Tx } from "@/lib/db";
import { seal, unseal } from "@/lib/seal";

/** RFC 4226: 160 bits. */
const secretBytes = 20;
/** Clocks may be off by one step of 30 s either way. */
const window = 1;

/** A new secret for an authenticator app, sealed as it is stored. */
export function newAppSecret(): string {
  return seal("totp", new Secret({ size: secretBytes }).base32);
}

/** What an app has to know of a stored secret: to be typed, and as an `otpauth://` address. */
export function readAppSecret(
  sealed: string,
  names: { issuer: string; label: string },
): { secret: string; uri: string } | null {
  const secret = open(sealed);
  return secret && { secret: secret.base32, uri: new TOTP({ ...names, secret }).toString() };
}

/** Which step of 30 s since 1970 a code is for; null where it is none of this secret's codes of now. */
export function stepOf(sealed: string | null, code: string): number | null {
  const secret = sealed && open(sealed);
  if (!secret) return null;
  const totp = new TOTP({ secret });
  const timestamp = Date.now();
  const delta = totp.validate({ token: code, timestamp, window });
  return delta === null ? null : totp.counter({ timestamp }) + delta;
}

/**
 * Uses a code up. False for a wrong one, and for one of a step that is not later than the last used:
 * whoever reads it over a shoulder is too late.
 */
export async function spendAppCode(
  tx: Tx,
  { id, totpSecret }: Pick<User, "id" | "totpSecret">,
  code: string,
): Promise<boolean> {
  const step = stepOf(totpSecret, code);
  if (step === null) return false;
  const { count } = await tx.user.updateMany({
    where: { id, totpSecret, totpEnabledAt: { not: null }, totpLastStep: { lt: step } },
    data: { totpLastStep: step },
  });
  return count > 0;
}

/** Null under another AUTH_SECRET than the one it was sealed under. */
function open(sealed: string): Secret | null {
  const base32 = unseal("totp", sealed);
  return base32 === null ? null : Secret.fromBase32(base32);
}
