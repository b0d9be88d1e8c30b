import type { MessageView } from "@/lib/contract/views";
import type { RoomEvent } from "./room-state";

/** Which messages a list of the details has. */
const belongs = {
  pins: ({ pinnedAt }: MessageView) => pinnedAt !== null,
  files: ({ attachments }: MessageView) => attachments.length > 0,
};

/**
 * Whether a room's list of pins or of files may have other messages now, or look different. Of an old
 * message that is not in the window nobody knows here whether it was in the list before.
 */
export function isNewsOf(
  list: keyof typeof belongs,
  event: RoomEvent,
  window: readonly MessageView[],
  lastSeq: number,
): boolean {
  if (event.type === "fetched" && event.page.reset) return true;
  const isListed = belongs[list];
  return messagesOf(event).some((message) => {
    const known = window.find(({ id }) => id === message.id);
    if (!known) return isListed(message) || message.seq <= lastSeq;
    if (message.rev <= known.rev) return false;
    return isListed(message) || isListed(known);
  });
}

function messagesOf(event: RoomEvent): readonly MessageView[] {
  if (event.type === "changes") return event.messages;
  if (event.type === "fetched") return event.page.messages;
  return event.type === "sent" ? [event.message] : [];
}
