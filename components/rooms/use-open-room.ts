import { useEffect } from "react";
import { rememberLastRoom } from "@/components/shell/last-room";
import { useActions } from "@/lib/client/hooks";

/** Opens a room while it is on screen, and remembers it as the last one. */
export function useOpenRoom(roomId: string): void {
  const { open, close } = useActions();
  useEffect(() => {
    open(roomId);
    rememberLastRoom(roomId);
    return () => close(roomId);
  }, [roomId, open, close]);
}
