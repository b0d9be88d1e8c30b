import { emailForm } from "@/lib/contract/profile";
import { transact } from "@/lib/db";
import { enqueueJob, wakeJobs } from "@/lib/jobs/jobs";
import { accountMails } from "./account-mails";
import { type Actor, type Origin, requirePerson } from "./actor";
import { linkBase, strangersLinkBase } from "./link-base";
import { parse } from "./parse";
import { requirePresentPassword } from "./present-password";
import { limitRate } from "./rate-limits";
import { refuse } from "./refusal";
import { verificationLifeMs } from "./verification";
import { issueToken, revokeTokens } from "./verification-tokens";

/**
 * Mails a link to another address, which becomes the account's when the link is used. A taken one
 * gets the same answer: its holder is told instead. Tries of the password count with log-in's.
 */
export async function requestEmailChange(
  actor: Actor,
  input: unknown,
  origin: Origin,
): Promise<void> {
  const person = requirePerson(actor);
  const { userId } = person;
  const { email, presentPassword } = parse(emailForm, input);
  const user = await requirePresentPassword(person, presentPassword, origin);
  if (email === user.email) {
    const message = "That is your address already. Type another one.";
    refuse("invalid", { message, fields: { email: [message] } });
  }
  await limitRate("resend", userId);
  await transact(async (tx) => {
    await revokeTokens(tx, userId, ["email"]);
    const facts = { purpose: "email", userId, email, lifeMs: verificationLifeMs } as const;
    const secret = await issueToken(tx, facts);
    const holder = await tx.user.findUnique({ where: { email }, select: { id: true } });
    const mail = holder
      ? accountMails.alreadyTaken(email, `${await strangersLinkBase(tx, holder.id, origin)}/login`)
      : accountMails.confirmChange(email, `${await linkBase(tx, userId, origin)}/verify/${secret}`);
    await enqueueJob(tx, "mail", mail, { userId });
  });
  wakeJobs();
}
