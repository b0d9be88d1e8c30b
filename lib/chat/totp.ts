import {
  appCodeForm,
  disableForm,
  presentPasswordForm,
  type TwoStepView,
} from "@/lib/contract/two-step";
import { db, type Tx, transact } from "@/lib/db";
import { wakeJobs } from "@/lib/jobs/jobs";
import { type Actor, type Origin, requireOperator, requirePerson } from "./actor";
import { newAppSecret, readAppSecret, stepOf } from "./app-codes";
import { parse } from "./parse";
import { requirePresentPassword } from "./present-password";
import { forgiveRate, limitRate } from "./rate-limits";
import { countRecoveryCodes, writeRecoveryCodes } from "./recovery-codes";
import { refuse } from "./refusal";
import { findTwoStepUser, refuseWrongCode, spendEitherCode } from "./second-step";
import { hearthName } from "./settings";
import { tellAccount, twoStepNews } from "./two-step-mails";

/** Told once, when they are made. */
type Told = { recoveryCodes: string[] };

/** How the asker's second step stands. The secret is told only while it is being set up. */
export async function findTwoStep(actor: Actor): Promise<TwoStepView> {
  const { userId } = requirePerson(actor);
  const user = await db().user.findUnique({
    where: { id: userId },
    select: { email: true, totpSecret: true, totpEnabledAt: true },
  });
  if (!user) refuse("unauthenticated");
  if (user.totpEnabledAt) {
    const since = user.totpEnabledAt.toISOString();
    return { state: "on", since, codesLeft: await countRecoveryCodes(userId) };
  }
  if (!user.totpSecret) return { state: "off" };
  const names = { issuer: await hearthName(), label: user.email };
  const secret = readAppSecret(user.totpSecret, names);
  return secret ? { state: "setting-up", ...secret } : { state: "off" };
}

/** Makes a secret for the asker's app, for who knows the password; it counts once a code showed it. */
export async function beginTotp(actor: Actor, input: unknown, origin: Origin): Promise<void> {
  const person = requirePerson(actor);
  const { presentPassword } = parse(presentPasswordForm, input);
  const { id } = await requirePresentPassword(person, presentPassword, origin);
  const where = { id, totpEnabledAt: null };
  const data = { totpSecret: newAppSecret() };
  const { count } = await transact((tx) => tx.user.updateMany({ where, data }));
  if (count === 0) refuse("conflict", { message: "Two-step sign-in is on already." });
}

/** Forgets a secret that was not turned on. */
export async function cancelTotp(actor: Actor): Promise<void> {
  const { userId: id } = requirePerson(actor);
  const where = { id, totpEnabledAt: null };
  await transact((tx) => tx.user.updateMany({ where, data: { totpSecret: null } }));
}

/** Turns the second step on by a code of the app. */
export async function enableTotp(actor: Actor, input: unknown, origin: Origin): Promise<Told> {
  const { userId: id } = requirePerson(actor);
  const { code } = parse(appCodeForm, input);
  const user = await findTwoStepUser(id);
  if (!user?.totpSecret || user.totpEnabledAt) {
    refuse("conflict", { message: "There is nothing to turn on. Reload the page." });
  }
  const { totpSecret } = user;
  const step = stepOf(totpSecret, code) ?? refuseWrongCode("code");
  const recoveryCodes = await transact(async (tx) => {
    const { count } = await tx.user.updateMany({
      where: { id, totpSecret, totpEnabledAt: null },
      data: { totpEnabledAt: new Date(), totpLastStep: step },
    });
    if (count === 0) refuseWrongCode("code");
    await tellAccount(tx, id, twoStepNews.on, origin);
    return writeRecoveryCodes(tx, id);
  });
  wakeJobs();
  return { recoveryCodes };
}

/** New recovery codes in place of all from before. */
export async function renewRecoveryCodes(
  actor: Actor,
  input: unknown,
  origin: Origin,
): Promise<Told> {
  const person = requirePerson(actor);
  const { presentPassword } = parse(presentPasswordForm, input);
  const { id } = await requirePresentPassword(person, presentPassword, origin);
  const recoveryCodes = await transact(async (tx) => {
    const codes = await writeRecoveryCodes(tx, id);
    const isOn = { id, totpEnabledAt: { not: null } };
    if ((await tx.user.count({ where: isOn })) === 0) refuseNotOn();
    await tellAccount(tx, id, twoStepNews.renewed, origin);
    return codes;
  });
  wakeJobs();
  return { recoveryCodes };
}

/** Turns the second step off, for who knows the password and has a code of either kind. */
export async function disableTotp(actor: Actor, input: unknown, origin: Origin): Promise<void> {
  const person = requirePerson(actor);
  const { presentPassword, code } = parse(disableForm, input);
  const { id } = await requirePresentPassword(person, presentPassword, origin);
  const user = await findTwoStepUser(id);
  if (!user?.totpEnabledAt) return refuseNotOn();
  await limitRate("secondStep", id);
  await transact(async (tx) => {
    await spendEitherCode(tx, user, code);
    await forgetTotp(tx, id, origin);
  });
  await forgiveRate("secondStep", id);
  wakeJobs();
}

/** The operator turns it off for somebody who lost both the app and the codes. */
export async function removeTotp(actor: Actor, { email }: { email: string }): Promise<void> {
  requireOperator(actor);
  const user = await db().user.findUnique({ where: { email: email.trim().toLowerCase() } });
  if (!user) refuse("not_found", { message: `No account has the address ${email}.` });
  if (!user.totpEnabledAt) refuseNotOn();
  await transact((tx) => forgetTotp(tx, user.id, { site: null }));
  wakeJobs();
}

async function forgetTotp(tx: Tx, id: string, origin: Pick<Origin, "site">): Promise<void> {
  await tx.user.update({
    where: { id },
    data: { totpSecret: null, totpEnabledAt: null, totpLastStep: null },
  });
  await tx.recoveryCode.deleteMany({ where: { userId: id } });
  await tellAccount(tx, id, twoStepNews.off, origin);
}

function refuseNotOn(): never {
  refuse("conflict", { message: "Two-step sign-in is not on." });
}
