"use server";

import { redirect } from "next/navigation";
import { signOutCurrent } from "@/lib/auth/next";
import { deleteSelf } from "@/lib/chat/delete-account";
import { defineAction } from "@/lib/web/define-action";

export const deleteAccount = defineAction(async (actor, form, caller) => {
  const { undoUntil } = await deleteSelf(actor, form, caller);
  await signOutCurrent();
  redirect(undoUntil ? `/goodbye?until=${undoUntil.toISOString()}` : "/goodbye");
});
