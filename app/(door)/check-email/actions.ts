"use server";

import { redirect } from "next/navigation";
import { forgetNewcomer, readNewcomer } from "@/lib/auth/newcomer";
import { signInAs } from "@/lib/auth/next";
import { refuse } from "@/lib/chat/refusal";
import { isVerified, resendToNewcomer } from "@/lib/chat/verification";
import { definePublicAction } from "@/lib/web/define-action";
import { destination } from "../destination";

const expired = { message: "This page is a day old. Log in to mail the link again." };

/** Lets the newcomer in once the link was opened, on whatever device. */
export const goOn = definePublicAction(async (_caller, { next }) => {
  const newcomer = (await readNewcomer()) ?? refuse("not_found", expired);
  if (!(await isVerified(newcomer))) {
    refuse("conflict", { message: "Not yet: open the link in the mail first." });
  }
  await signInAs(newcomer.id);
  await forgetNewcomer();
  redirect(destination(next));
});

export const mailAgain = definePublicAction(async (caller) => {
  await resendToNewcomer((await readNewcomer()) ?? refuse("not_found", expired), caller);
});
