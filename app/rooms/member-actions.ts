"use server";

import { redirect } from "next/navigation";
import * as bans from "@/lib/chat/bans";
import * as queue from "@/lib/chat/let-in";
import { changeRole as giveRole } from "@/lib/chat/memberships";
import { setOwnRoomName } from "@/lib/chat/own-room-name";
import * as removals from "@/lib/chat/removals";
import * as rooms from "@/lib/chat/rooms";
import * as waitlist from "@/lib/chat/waitlist";
import { defineAction } from "@/lib/web/define-action";

// As in actions.ts: what the forms about members do where scripts do not run.

export const changeRole = defineAction(async (actor, { roomId = "", userId = "", role }) => {
  await giveRole(actor, roomId, userId, { role });
  redirect(membersOf(roomId));
});

export const removeMember = defineAction(async (actor, { roomId = "", userId = "", ...form }) => {
  await removals.removeMember(actor, roomId, userId, form);
  redirect(membersOf(roomId));
});

export const banMember = defineAction(async (actor, { roomId = "", userId = "", ...form }) => {
  await bans.banMember(actor, roomId, userId, form);
  redirect(membersOf(roomId));
});

export const unban = defineAction(async (actor, { roomId = "", userId = "" }) => {
  await bans.unban(actor, roomId, userId);
  redirect(membersOf(roomId));
});

export const joinWaitlist = defineAction(async (actor, { roomId = "" }) => {
  const { place } = await waitlist.joinWaitlist(actor, roomId);
  redirect(place === null ? `/rooms/${roomId}` : "/rooms/browse");
});

export const leaveWaitlist = defineAction(async (actor, { roomId = "" }) => {
  await waitlist.leaveWaitlist(actor, roomId);
  redirect("/rooms/browse");
});

export const letIn = defineAction(async (actor, { roomId = "", userId = "", raiseLimit }) => {
  await queue.letIn(actor, roomId, userId, { raiseLimit: raiseLimit === "true" });
  redirect(`/rooms/${roomId}/settings#waitlist`);
});

export const declineWaiting = defineAction(async (actor, { roomId = "", userId = "" }) => {
  await queue.decline(actor, roomId, userId);
  redirect(`/rooms/${roomId}/settings#waitlist`);
});

export const setAutoAdmit = defineAction(async (actor, { roomId = "", autoAdmit }) => {
  await rooms.updateRoom(actor, roomId, { autoAdmit: autoAdmit === "true" });
  redirect(`/rooms/${roomId}/settings#waitlist`);
});

export const setLinkPreviews = defineAction(async (actor, { roomId = "", linkPreviews }) => {
  await rooms.updateRoom(actor, roomId, { linkPreviews: linkPreviews === "true" });
  redirect(`/rooms/${roomId}/settings#settings`);
});

export const nameRoom = defineAction(async (actor, { roomId = "", name = "" }) => {
  await setOwnRoomName(actor, roomId, { name: name.trim() || null });
  redirect(`/rooms/${roomId}/settings`);
});

function membersOf(roomId: string): string {
  return `/rooms/${roomId}/settings#members`;
}
