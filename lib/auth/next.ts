import { headers } from "next/headers";
import { cache } from "react";
import { checkPassword, type KnownDevice } from "@/lib/chat/accounts";
import type { PersonActor } from "@/lib/chat/actor";
import { checkPasskey } from "@/lib/chat/passkey-log-in";
import { isRefusal } from "@/lib/chat/refusal";
import { findSecondStep, passSecondStep, refuseHalfIn } from "@/lib/chat/second-step";
import { endSession } from "@/lib/chat/sessions";
import { callerOf, fromHeaders, isSecure } from "./caller";
import { forgetHalfIn, readHalfIn, rememberHalfIn } from "./half-in";
import { readKnownDevice, rememberDevice } from "./known-device";
import { signIn, signOut } from "./next-auth";
import { actorFromRequest } from "./request";

/** Whose account it is, and the password's hash where that was the proof. */
type Proven = { userId: string; passwordHash?: string };

/** Who asks for this page or calls this action; null for a stranger. Read once per request. */
export const currentActor = cache(async (): Promise<PersonActor | null> => {
  const read = fromHeaders(await headers());
  return actorFromRequest({ cookie: read("cookie"), secure: isSecure(read) });
});

/** Whether somebody is signed in, or has to pass the second step first, on /login/code. */
export type Entered = "in" | "code";

/** Logs in by e-mail and password; throws a Refusal where they are not right. */
export async function logIn(input: { email: string; password: string }): Promise<Entered> {
  const caller = callerOf(fromHeaders(await headers()));
  const device = await readKnownDevice();
  return enterByStep(await checkPassword(input, caller, device), device);
}

/** The second step: a code of the app, or a recovery code. Throws a Refusal where it is not right. */
export async function passCode(input: { code?: string; recoveryCode?: string }): Promise<void> {
  const caller = callerOf(fromHeaders(await headers()));
  const halfIn = (await readHalfIn()) ?? refuseHalfIn();
  const checked = await passSecondStep(halfIn, input, caller);
  await enter(checked);
  await rememberDevice(checked.userId, await readKnownDevice());
  await forgetHalfIn();
}

/** Logs in by a passkey's answer, which is both steps; throws a Refusal where it proves nothing. */
export async function logInByPasskey(answer: string): Promise<void> {
  const caller = callerOf(fromHeaders(await headers()));
  const { userId } = await checkPasskey(answer, caller);
  await enter({ userId });
  await rememberDevice(userId, await readKnownDevice());
  await forgetHalfIn();
}

/** Sets the cookie for an account that the caller has just made. */
export async function signInAs(userId: string): Promise<void> {
  await enter({ userId });
}

/** Signs in whoever proved by a mailed link that the account is theirs; that is one step, not two. */
export async function enterAs(userId: string): Promise<Entered> {
  return enterByStep({ userId }, await readKnownDevice());
}

/** Ends this browser's session, cuts its sockets, and takes the cookie back. */
export async function signOutCurrent(): Promise<void> {
  const actor = await currentActor();
  if (actor) await endSession(actor);
  await signOut({ redirect: false });
}

async function enterByStep(proven: Proven, device: KnownDevice | null): Promise<Entered> {
  const halfIn = await findSecondStep(proven.userId, proven.passwordHash);
  if (halfIn) {
    await rememberHalfIn(halfIn);
    return "code";
  }
  await enter(proven);
  await rememberDevice(proven.userId, device);
  return "in";
}

async function enter(fields: Proven): Promise<void> {
  try {
    await signIn("account", { ...fields, redirect: false, redirectTo: "/" });
  } catch (error) {
    throw refusalWithin(error) ?? error;
  }
}

/** next-auth wraps what `authorize` throws. */
function refusalWithin(error: unknown): Error | null {
  const cause = error instanceof Error ? (error.cause as { err?: unknown } | undefined) : undefined;
  return isRefusal(cause?.err) ? cause.err : null;
}
