import { cache } from "react";
import { currentActor } from "@/lib/auth/next";
import { listMessages } from "@/lib/chat/messages";
import { isRefusal } from "@/lib/chat/refusal";
import { findRoom } from "@/lib/chat/room-list";
import { firstPageQuery } from "@/lib/client/timelines";
import type { MessagePage, RoomView } from "@/lib/contract/views";

export type LoadedRoom = { room: RoomView; page: MessagePage };

/**
 * A room with the newest messages, or with those around the first unread one where the newest do
 * not reach it; null for whoever is not a member. One look a request.
 */
export const loadRoom = cache(async (roomId: string): Promise<LoadedRoom | null> => {
  const actor = await currentActor();
  if (!actor) return null;
  try {
    const room = await findRoom(actor, roomId);
    const page = await listMessages(actor, roomId, firstPageQuery(room));
    return { room, page };
  } catch (error) {
    if (isRefusal(error)) return null;
    throw error;
  }
});
