"use server";

import { redirect } from "next/navigation";
import * as invitations from "@/lib/chat/admin-invitations";
import * as jobs from "@/lib/chat/admin-jobs";
import * as memberships from "@/lib/chat/admin-memberships";
import * as messages from "@/lib/chat/admin-messages";
import * as rooms from "@/lib/chat/admin-rooms";
import { listPath, readListQuery, type SearchParams } from "@/lib/contract/admin-lists";
import type { AuditAction } from "@/lib/contract/audit";
import { defineAction } from "@/lib/web/define-action";

// Each leads to a page that says what was done: `done` is the deed's name in the audit.

export const retryJob = defineAction(async (actor, { jobId = "", ...place }, caller) => {
  await jobs.retryJob(actor, jobId, caller);
  redirect(toJobs(place, "job.retry"));
});

export const deleteJob = defineAction(async (actor, { jobId = "", ...place }, caller) => {
  await jobs.deleteJob(actor, jobId, caller);
  redirect(toJobs(place, "job.delete"));
});

export const editRoom = defineAction(async (actor, { roomId = "", ...form }, caller) => {
  await rooms.editRoom(actor, roomId, form, caller);
  redirect(`/admin/rooms/${roomId}?done=room.edit`);
});

export const handOverRoom = defineAction(async (actor, { roomId = "", userId = "" }, caller) => {
  await rooms.handOverRoom(actor, roomId, userId, caller);
  redirect(`/admin/rooms/${roomId}?done=room.handOver`);
});

export const deleteRoom = defineAction(async (actor, { roomId = "", name }, caller) => {
  await rooms.deleteAnyRoom(actor, roomId, { name }, caller);
  redirect("/admin/rooms?done=room.delete");
});

export const changeRole = defineAction(
  async (actor, { roomId = "", userId = "", role = "" }, caller) => {
    await memberships.changeAnyRole(actor, { roomId, userId }, { role }, caller);
    redirect(`/admin/memberships/${roomId}/${userId}?done=membership.role`);
  },
);

export const removeMember = defineAction(async (actor, { roomId = "", userId = "" }, caller) => {
  await memberships.removeAnyMember(actor, { roomId, userId }, caller);
  redirect("/admin/memberships?done=membership.remove");
});

export const viewMessage = defineAction(async (actor, { messageId = "", reason }, caller) => {
  const { entryId } = await messages.viewMessage(actor, messageId, { reason }, caller);
  redirect(`/admin/messages/${messageId}?entry=${entryId}`);
});

export const deleteMessage = defineAction(async (actor, { messageId = "" }, caller) => {
  await messages.deleteAnyMessage(actor, messageId, caller);
  redirect(`/admin/messages/${messageId}?done=message.delete`);
});

export const endInvitation = defineAction(async (actor, { invitation = "" }, caller) => {
  await invitations.endAnyInvitation(actor, invitation, caller);
  redirect("/admin/invitations?done=invitation.end");
});

/** Back to the page of the list on which it was done. */
function toJobs(place: SearchParams, done: AuditAction): string {
  const query = readListQuery("jobs", place);
  const path = listPath("jobs", query, { after: query.after });
  return `${path}${path.includes("?") ? "&" : "?"}done=${done}`;
}
