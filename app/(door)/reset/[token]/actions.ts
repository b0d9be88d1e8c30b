"use server";

import { redirect } from "next/navigation";
import { doorPath } from "@/components/auth/door-path";
import { enterAs } from "@/lib/auth/next";
import { resetPassword } from "@/lib/chat/password-reset";
import { definePublicAction } from "@/lib/web/define-action";

export const resetAction = definePublicAction(async (caller, { token = "", ...passwords }) => {
  const { userId } = await resetPassword(token, passwords, caller);
  const next = "/settings?changed=password#sessions";
  redirect((await enterAs(userId)) === "in" ? next : doorPath("/login/code", { next }));
});
