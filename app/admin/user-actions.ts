"use server";

import { redirect } from "next/navigation";
import { deleteUser as takeAway } from "@/lib/chat/admin-delete-user";
import * as users from "@/lib/chat/admin-users";
import type { AuditAction } from "@/lib/contract/audit";
import { defineAction } from "@/lib/web/define-action";

/** Back to the account's page, which says what was done. */
function leadTo(userId: string, done: AuditAction): never {
  redirect(`/admin/users/${userId}?done=${done}`);
}

export const editUser = defineAction(async (actor, { userId = "", ...form }, caller) => {
  await users.editUser(actor, userId, form, caller);
  leadTo(userId, "user.edit");
});

export const promoteUser = defineAction(async (actor, { userId = "" }, caller) => {
  await users.promoteUser(actor, userId, caller);
  leadTo(userId, "user.promote");
});

export const demoteUser = defineAction(async (actor, { userId = "" }, caller) => {
  await users.demoteUser(actor, userId, caller);
  leadTo(userId, "user.demote");
});

export const mailReset = defineAction(async (actor, { userId = "" }, caller) => {
  await users.mailReset(actor, userId, caller);
  leadTo(userId, "user.reset");
});

export const signOutUser = defineAction(async (actor, { userId = "" }, caller) => {
  await users.signOutUser(actor, userId, caller);
  leadTo(userId, "user.signOut");
});

export const deactivateUser = defineAction(async (actor, { userId = "", reason }, caller) => {
  await users.deactivateUser(actor, userId, { reason }, caller);
  leadTo(userId, "user.deactivate");
});

export const reactivateUser = defineAction(async (actor, { userId = "" }, caller) => {
  await users.reactivateUser(actor, userId, caller);
  leadTo(userId, "user.reactivate");
});

export const deleteUser = defineAction(async (actor, { userId = "", ...form }, caller) => {
  await takeAway(actor, userId, form, caller);
  redirect("/admin/users?done=user.delete");
});
