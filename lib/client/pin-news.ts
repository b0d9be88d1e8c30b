import type { MessageView } from "@/lib/contract/views";
import type { RoomEvent } from "./room-state";

/**
 * Whether the room's pinned messages may be others now, or look different. Of an old message that
 * is not in the window nobody knows here whether it was pinned before.
 */
export function isPinNews(
  event: RoomEvent,
  window: readonly MessageView[],
  lastSeq: number,
): boolean {
  if (event.type === "fetched" && event.page.reset) return true;
  return messagesOf(event).some((message) => {
    const known = window.find(({ id }) => id === message.id);
    if (!known) return message.pinnedAt !== null || message.seq <= lastSeq;
    if (message.rev <= known.rev) return false;
    return message.pinnedAt !== null || known.pinnedAt !== null;
  });
}

function messagesOf(event: RoomEvent): readonly MessageView[] {
  if (event.type === "changes") return event.messages;
  if (event.type === "fetched") return event.page.messages;
  return event.type === "sent" ? [event.message] : [];
}
