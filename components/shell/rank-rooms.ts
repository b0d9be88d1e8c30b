import type { RoomView } from "@/lib/contract/views";
import { matchRooms, plain } from "./match-rooms";

/** The rooms that fit what was typed, those whose names begin with it first, the liveliest before others. */
export function rankRooms(rooms: readonly RoomView[], query: string): RoomView[] {
  const typed = plain(query).trim();
  const rank = ({ name }: RoomView) => {
    const at = plain(name);
    if (typed === "" || at.startsWith(typed)) return 0;
    return at.includes(` ${typed}`) ? 1 : 2;
  };
  const said = ({ lastMessage }: RoomView) => lastMessage?.createdAt ?? "";
  return [...matchRooms(rooms, query)].sort(
    (a, b) => rank(a) - rank(b) || said(b).localeCompare(said(a)) || a.name.localeCompare(b.name),
  );
}
