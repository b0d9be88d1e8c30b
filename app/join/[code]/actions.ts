"use server";

import { redirect } from "next/navigation";
import { joinByInvitation } from "@/lib/chat/invitations";
import { defineAction } from "@/lib/web/define-action";

export const joinAction = defineAction(async (actor, { code }) => {
  const room = await joinByInvitation(actor, code ?? "");
  redirect(`/rooms/${room.id}`);
});
