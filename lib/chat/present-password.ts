import type { User } from "@/generated/sqlite/client";
import { db } from "@/lib/db";
import { guessKey } from "./accounts";
import type { Origin, PersonActor } from "./actor";
import { passwordFits } from "./passwords";
import { forgiveRate, limitRate } from "./rate-limits";
import { refuse } from "./refusal";

/**
 * The asker's account, for who also knows its password: a session that was left open is not enough
 * for what protects the account. Tries count together with those of logging in.
 */
export async function requirePresentPassword(
  { userId }: PersonActor,
  presentPassword: string,
  origin: Origin,
): Promise<Pick<User, "id" | "email" | "firstName" | "lastName" | "passwordHash">> {
  const user = await db().user.findUnique({
    where: { id: userId },
    select: { id: true, email: true, firstName: true, lastName: true, passwordHash: true },
  });
  if (!user) refuse("unauthenticated");
  const key = guessKey(user.email, origin);
  await limitRate("logIn", key);
  if (!(await passwordFits(user.passwordHash, presentPassword))) refuseWrongPassword();
  await forgiveRate("logIn", key);
  return user;
}

export function refuseWrongPassword(): never {
  const message = "That is not your present password.";
  refuse("invalid", { message, fields: { presentPassword: [message] } });
}
