"use server";

import { redirect } from "next/navigation";
import { doorPath } from "@/components/auth/door-path";
import { logIn, logInByPasskey } from "@/lib/auth/next";
import { beginPasskeyLogIn } from "@/lib/chat/passkey-log-in";
import { definePublicAction } from "@/lib/web/define-action";
import { destination } from "../destination";

export const logInAction = definePublicAction(async (_caller, { email, password, next }) => {
  const entered = await logIn({ email: email ?? "", password: password ?? "" });
  redirect(entered === "in" ? destination(next) : doorPath("/login/code", { next }));
});

/** Sent twice: for a challenge, then with what the passkey answers to it. */
export const passkeyAction = definePublicAction(async (caller, { passkey, next }) => {
  if (!passkey) return { told: [JSON.stringify(await beginPasskeyLogIn(caller))] };
  await logInByPasskey(passkey);
  return redirect(destination(next));
});
