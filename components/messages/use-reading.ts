import { useEffect } from "react";
import { useActions } from "@/lib/client/hooks";
import type { MessageView } from "@/lib/contract/views";

/** Tells the server what has been seen: the end of the list, while the page is in view. */
export function useReading(roomId: string, messages: readonly MessageView[], atEnd: boolean): void {
  const { markRead } = useActions();
  const newest = messages.at(-1)?.seq ?? 0;
  useEffect(() => {
    if (!atEnd || newest === 0) return;
    const read = () => {
      if (document.visibilityState === "visible") markRead(roomId);
    };
    read();
    document.addEventListener("visibilitychange", read);
    return () => document.removeEventListener("visibilitychange", read);
  }, [roomId, newest, atEnd, markRead]);
}
