"use server";

import { redirect } from "next/navigation";
import { doorPath } from "@/components/auth/door-path";
import { rememberNewcomer } from "@/lib/auth/newcomer";
import { signInAs } from "@/lib/auth/next";
import { firstStart, signUp } from "@/lib/chat/accounts";
import { ownPath } from "@/lib/contract/accounts";
import { env } from "@/lib/env";
import { definePublicAction } from "@/lib/web/define-action";
import { destination, invitationIn } from "../destination";

export const signUpAction = definePublicAction(async (caller, input) => {
  const made = await signUp(input, caller, { invitation: invitationIn(input.next) });
  if (env().requireVerifiedEmail) {
    await rememberNewcomer(made);
    redirect(doorPath("/check-email", { next: ownPath(input.next) }));
  }
  await signInAs(made.id);
  redirect(destination(input.next));
});

export const firstStartAction = definePublicAction(async (caller, input) => {
  const { id, roomId } = await firstStart(input, caller);
  await signInAs(id);
  redirect(`/rooms/${roomId}`);
});
