import { headers } from "next/headers";
import { cache } from "react";
import { checkPassword } from "@/lib/chat/accounts";
import type { PersonActor } from "@/lib/chat/actor";
import { isRefusal } from "@/lib/chat/refusal";
import { endSession } from "@/lib/chat/sessions";
import { callerOf, fromHeaders, isSecure } from "./caller";
import { readKnownDevice, rememberDevice } from "./known-device";
import { signIn, signOut } from "./next-auth";
import { actorFromRequest } from "./request";

/** Who asks for this page or calls this action; null for a stranger. Read once per request. */
export const currentActor = cache(async (): Promise<PersonActor | null> => {
  const read = fromHeaders(await headers());
  return actorFromRequest({ cookie: read("cookie"), secure: isSecure(read) });
});

/** Logs in by e-mail and password and sets the cookie; throws a Refusal where they are not right. */
export async function logIn(input: { email: string; password: string }): Promise<void> {
  const caller = callerOf(fromHeaders(await headers()));
  const device = await readKnownDevice();
  const checked = await checkPassword(input, caller, device);
  await enter(checked);
  await rememberDevice(checked.userId, device);
}

/** Sets the cookie for an account that the caller has just made. */
export async function signInAs(userId: string): Promise<void> {
  await enter({ userId });
}

/**
 * Signs in whoever proved that the account is theirs by another way than its password, such as a
 * mailed link. Answers `code` where the second step is still to come, and nobody is signed in yet.
 */
export async function enterAs(userId: string): Promise<"in" | "code"> {
  await signInAs(userId);
  return "in";
}

/** Ends this browser's session, cuts its sockets, and takes the cookie back. */
export async function signOutCurrent(): Promise<void> {
  const actor = await currentActor();
  if (actor) await endSession(actor);
  await signOut({ redirect: false });
}

async function enter(fields: { userId: string; passwordHash?: string }): Promise<void> {
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
