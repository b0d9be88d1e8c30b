import type { User } from "@/generated/sqlite/client";
import { appCodeForm, recoveryCodeForm } from "@/lib/contract/two-step";
import { db, type Tx, transact } from "@/lib/db";
import { wakeJobs } from "@/lib/jobs/jobs";
import type { CheckedPassword } from "./accounts";
import type { Origin } from "./actor";
import { spendAppCode } from "./app-codes";
import { digest } from "./ids";
import { parse } from "./parse";
import { forgiveRate, limitRate } from "./rate-limits";
import { countRecoveryCodes, spendRecoveryCode } from "./recovery-codes";
import { refuse } from "./refusal";
import { tellAccount, twoStepNews } from "./two-step-mails";

/** Who has passed the first step only; worth nothing once the password is another one. */
export type HalfIn = { userId: string; passwordMark: string };

/**
 * What is still to be passed after the first step; null where the account has no second one. Where
 * the first was a password, its hash comes along.
 */
export async function findSecondStep(
  userId: string,
  passwordHash?: string,
): Promise<HalfIn | null> {
  const user = await findTwoStepUser(userId);
  if (!user?.totpEnabledAt) return null;
  return { userId, passwordMark: digest(passwordHash ?? user.passwordHash) };
}

/**
 * Checks the app's code, or the recovery code, of who is half in, and uses it up. Five tries in a
 * quarter of an hour, however many addresses they come from. Refuses with `unauthenticated` where
 * the first step no longer counts, with `invalid` at the field where the code is wrong.
 */
export async function passSecondStep(
  { userId, passwordMark }: HalfIn,
  input: { code?: string; recoveryCode?: string },
  origin: Origin,
): Promise<CheckedPassword> {
  const byApp = input.recoveryCode === undefined;
  const code = byApp ? parse(appCodeForm, input).code : parse(recoveryCodeForm, input).recoveryCode;
  const user = await findTwoStepUser(userId);
  if (!user?.totpEnabledAt || digest(user.passwordHash) !== passwordMark) return refuseHalfIn();
  await limitRate("secondStep", userId);
  await transact(async (tx) => {
    if (byApp) {
      if (!(await spendAppCode(tx, user, code))) refuseWrongCode("code");
      return;
    }
    if (!(await spendRecoveryCode(tx, userId, code))) refuseWrongCode("recoveryCode");
    const left = await countRecoveryCodes(userId, tx);
    await tellAccount(tx, userId, twoStepNews.used(left), origin);
  });
  await forgiveRate("secondStep", userId);
  wakeJobs();
  return { userId, passwordHash: user.passwordHash };
}

export function refuseHalfIn(): never {
  const message = "It took too long, or your password was changed. Log in again.";
  refuse("unauthenticated", { message });
}

/** Uses up a code of either kind; refuses with `invalid` at the field `code`. */
export async function spendEitherCode(tx: Tx, user: TwoStepUser, code: string): Promise<void> {
  const isRight = /^\d{6}$/.test(code)
    ? await spendAppCode(tx, user, code)
    : await spendRecoveryCode(tx, user.id, code);
  if (!isRight) refuseWrongCode("code");
}

export type TwoStepUser = Pick<User, "id" | "passwordHash" | "totpSecret" | "totpEnabledAt">;

export function findTwoStepUser(id: string): Promise<TwoStepUser | null> {
  return db().user.findUnique({
    where: { id },
    select: { id: true, passwordHash: true, totpSecret: true, totpEnabledAt: true },
  });
}

export function refuseWrongCode(field: "code" | "recoveryCode"): never {
  const message =
    field === "code"
      ? "That code is not right. Type the one that your app shows now."
      : "That is none of your recovery codes, or it was used before.";
  refuse("invalid", { message, fields: { [field]: [message] } });
}
