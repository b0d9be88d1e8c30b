"use server";

import { redirect } from "next/navigation";
import { enterAs } from "@/lib/auth/next";
import { resetPassword } from "@/lib/chat/password-reset";
import { definePublicAction } from "@/lib/web/define-action";

export const resetAction = definePublicAction(async (caller, { token = "", ...passwords }) => {
  const { userId } = await resetPassword(token, passwords, caller);
  await enterAs(userId);
  redirect("/settings?changed=password#sessions");
});
