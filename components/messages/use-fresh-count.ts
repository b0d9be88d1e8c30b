import { useRef } from "react";
import { useMe } from "@/lib/client/hooks";
import type { RoomScreen } from "@/lib/client/types";

/** How many messages of others came since the reader was last at the end. */
export function useFreshCount(screen: RoomScreen, following: boolean): number {
  const { room, messages, moreAfter } = screen;
  const me = useMe();
  const lastSeen = useRef(room.lastSeq);
  if (following) {
    lastSeen.current = Math.max(lastSeen.current, messages.at(-1)?.seq ?? 0);
    return 0;
  }
  // Those that are not loaded can only be counted.
  if (moreAfter) return Math.max(0, room.lastSeq - lastSeen.current);
  return messages.filter(
    ({ seq, kind, author }) => seq > lastSeen.current && kind === "text" && author.id !== me.id,
  ).length;
}
