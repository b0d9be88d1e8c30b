"use server";

import { revalidatePath } from "next/cache";
import * as profile from "@/lib/chat/profile";
import * as sessions from "@/lib/chat/sessions";
import { defineAction } from "@/lib/web/define-action";

// Each has the page read again: names stand in the frame too, and sessions in their list.

export const renameSelf = defineAction(async (actor, names) => {
  await profile.renameSelf(actor, names);
  revalidatePath("/settings");
});

export const changePassword = defineAction(async (actor, passwords, caller) => {
  await profile.changePassword(actor, passwords, caller);
  revalidatePath("/settings");
});

export const revokeSession = defineAction(async (actor, { sessionId = "" }) => {
  await sessions.revokeSession(actor, sessionId);
  revalidatePath("/settings");
});

export const revokeOtherSessions = defineAction(async (actor) => {
  await sessions.revokeOtherSessions(actor);
  revalidatePath("/settings");
});
