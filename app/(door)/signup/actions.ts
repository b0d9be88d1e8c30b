"use server";

import { redirect } from "next/navigation";
import { signInAs } from "@/lib/auth/next";
import { firstStart, signUp } from "@/lib/chat/accounts";
import { definePublicAction } from "@/lib/web/define-action";
import { destination, invitationIn } from "../destination";

export const signUpAction = definePublicAction(async (caller, input) => {
  const { id } = await signUp(input, caller, { invitation: invitationIn(input.next) });
  await signInAs(id);
  redirect(destination(input.next));
});

export const firstStartAction = definePublicAction(async (caller, input) => {
  const { id, roomId } = await firstStart(input, caller);
  await signInAs(id);
  redirect(`/rooms/${roomId}`);
});
