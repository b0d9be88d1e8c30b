import { cache } from "react";
import { readMessageSeq } from "@/components/messages/message-link";
import { currentActor } from "@/lib/auth/next";
import { listMessages } from "@/lib/chat/messages";
import { isRefusal } from "@/lib/chat/refusal";
import { findRoom } from "@/lib/chat/room-list";
import { firstPageQuery } from "@/lib/client/timelines";
import type { MessagePage, RoomView } from "@/lib/contract/views";
import { askedUrl } from "./asked-url";

export type LoadedRoom = {
  room: RoomView;
  page: MessagePage;
  /** The message in the address. */
  markedSeq: number | null;
};

/**
 * A room with the newest messages, with those around the first unread one where the newest do not
 * reach it, or with those around the one in the address; null for whoever is not a member. One look a request.
 */
export const loadRoom = cache(async (roomId: string): Promise<LoadedRoom | null> => {
  const actor = await currentActor();
  if (!actor) return null;
  try {
    const room = await findRoom(actor, roomId);
    const markedSeq = readMessageSeq((await askedUrl()).searchParams);
    const query = markedSeq ? { around: markedSeq } : firstPageQuery(room);
    return { room, page: await listMessages(actor, roomId, query), markedSeq };
  } catch (error) {
    if (isRefusal(error)) return null;
    throw error;
  }
});
