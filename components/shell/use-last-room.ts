import { useEffect } from "react";
import { useRooms } from "@/lib/client/hooks";
import { readLastRoom } from "./last-room";
import type { View } from "./view";

/** Leads from `/rooms` to the room that was open last, as the server does for a fresh page. */
export function useLastRoom(view: View): void {
  const { rooms } = useRooms();
  useEffect(() => {
    if (view.kind !== "welcome" || rooms.length === 0) return;
    const last = readLastRoom(document.cookie);
    const room = rooms.find(({ id }) => id === last) ?? rooms[0];
    if (room) window.history.replaceState(null, "", `/rooms/${room.id}`);
  }, [view.kind, rooms]);
}
