import { useEffect } from "react";
import { navigate } from "@/lib/client/navigation";
import type { RoomView } from "@/lib/contract/views";

/** Alt with the arrow keys goes to the room above or below; with Shift to the next unread one. */
export function useRoomSwitchKeys(rooms: readonly RoomView[], openRoomId: string | null): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!event.altKey || event.ctrlKey || event.metaKey) return;
      const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
      if (!step || document.querySelector("dialog[open]")) return;
      const next = neighbour(rooms, openRoomId, step, event.shiftKey);
      if (!next) return;
      event.preventDefault();
      navigate(`/rooms/${next.id}`);
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [rooms, openRoomId]);
}

/** The next room in that direction, around the ends; from nowhere, the first or last. */
export function neighbour(
  rooms: readonly RoomView[],
  fromId: string | null,
  step: number,
  onlyUnread: boolean,
): RoomView | null {
  const from = rooms.findIndex((room) => room.id === fromId);
  const start = from === -1 && step < 0 ? 0 : from;
  for (let i = 1; i <= rooms.length; i++) {
    const room = rooms[(start + i * step + rooms.length * 2) % rooms.length];
    if (room && room.id !== fromId && (!onlyUnread || room.unread > 0)) return room;
  }
  return null;
}
