"use server";

import { redirect } from "next/navigation";
import { joinByInvitation, waitByInvitation } from "@/lib/chat/invitations";
import { leaveWaitlist } from "@/lib/chat/waitlist";
import { defineAction } from "@/lib/web/define-action";

export const joinAction = defineAction(async (actor, { code = "" }, caller) => {
  const room = await joinByInvitation(actor, code, caller);
  redirect(`/rooms/${room.id}`);
});

export const waitAction = defineAction(async (actor, { code = "" }, caller) => {
  const { roomId, place } = await waitByInvitation(actor, code, caller);
  redirect(place === null ? `/rooms/${roomId}` : `/join/${code}`);
});

export const leaveWaitlistAction = defineAction(async (actor, { code = "", roomId = "" }) => {
  await leaveWaitlist(actor, roomId);
  redirect(`/join/${code}`);
});
