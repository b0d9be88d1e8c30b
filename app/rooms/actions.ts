"use server";

import { redirect } from "next/navigation";
import { invitationTerms } from "@/components/rooms/invitation-terms";
import { changedFields } from "@/components/rooms/room-fields";
import { wrongName } from "@/components/rooms/wrong-name";
import { signOutCurrent } from "@/lib/auth/next";
import * as invitations from "@/lib/chat/invitations";
import * as memberships from "@/lib/chat/memberships";
import { postMessage } from "@/lib/chat/messages";
import { parse } from "@/lib/chat/parse";
import { refuse } from "@/lib/chat/refusal";
import { findRoom } from "@/lib/chat/room-list";
import * as rooms from "@/lib/chat/rooms";
import * as shortCodes from "@/lib/chat/short-codes";
import * as verification from "@/lib/chat/verification";
import { newRoomForm } from "@/lib/contract/rooms";
import { defineAction } from "@/lib/web/define-action";
import { ownAddress } from "./own-address";

// What the chat's forms do where scripts do not run; where they do, the client asks the API instead.
// Nothing here revalidates a path: the shell keeps its own state, and an answer must not replace it.

export const post = defineAction(async (actor, { roomId = "", clientId, body }) => {
  await postMessage(actor, roomId, { clientId, body });
  redirect(`/rooms/${roomId}`);
});

export const createRoom = defineAction(async (actor, form) => {
  const room = await rooms.createRoom(actor, parse(newRoomForm, form));
  redirect(`/rooms/${room.id}`);
});

export const joinRoom = defineAction(async (actor, { roomId = "" }) => {
  await memberships.joinRoom(actor, roomId);
  redirect(`/rooms/${roomId}`);
});

export const joinByInvitation = defineAction(async (actor, { code = "" }, caller) => {
  const { id } = await invitations.joinByInvitation(actor, code, caller);
  redirect(`/rooms/${id}`);
});

export const leaveRoom = defineAction(async (actor, { roomId = "", ...form }) => {
  await memberships.leaveRoom(actor, roomId, form);
  redirect("/rooms");
});

export const updateRoom = defineAction(async (actor, { roomId = "", ...form }) => {
  const change = changedFields(form, await findRoom(actor, roomId));
  if (Object.keys(change).length > 0) await rooms.updateRoom(actor, roomId, change);
  redirect(`/rooms/${roomId}/settings`);
});

export const deleteRoom = defineAction(async (actor, { roomId = "", name = "" }) => {
  const room = await findRoom(actor, roomId);
  if (name.trim() !== room.name) refuse("invalid", wrongName(room.name));
  await rooms.deleteRoom(actor, roomId);
  redirect("/rooms");
});

export const createInvitation = defineAction(async (actor, { roomId = "", ...form }) => {
  await invitations.createInvitation(actor, roomId, invitationTerms(form), await ownAddress());
  redirect(`/rooms/${roomId}/settings`);
});

export const endInvitation = defineAction(async (actor, { roomId = "", code = "" }) => {
  await invitations.endInvitation(actor, roomId, code);
  redirect(`/rooms/${roomId}/settings`);
});

export const makeShortCode = defineAction(async (actor, { roomId = "" }) => {
  await shortCodes.makeShortCode(actor, roomId, await ownAddress());
  redirect(`/rooms/${roomId}/settings`);
});

export const endShortCode = defineAction(async (actor, { roomId = "" }) => {
  await shortCodes.endShortCode(actor, roomId);
  redirect(`/rooms/${roomId}/settings`);
});

export const resendVerification = defineAction((actor, _input, caller) =>
  verification.resendVerification(actor, caller),
);

export const logOut = defineAction(async () => {
  await signOutCurrent();
  redirect("/login");
});
