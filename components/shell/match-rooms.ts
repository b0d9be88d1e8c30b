import { hasWords } from "@/lib/contract/match-names";
import type { RoomView } from "@/lib/contract/views";

/** The rooms that have all the typed words in their name, be it the reader's own for it or the real one. */
export function matchRooms(rooms: readonly RoomView[], query: string): readonly RoomView[] {
  if (query.trim() === "") return rooms;
  return rooms.filter(({ name, realName = "" }) => hasWords(`${name} ${realName}`, query));
}
