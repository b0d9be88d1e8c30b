import { rankName } from "@/lib/contract/match-names";
import type { RoomView } from "@/lib/contract/views";
import { matchRooms } from "./match-rooms";

/** The rooms that fit what was typed, those whose names begin with it first, the liveliest before others. */
export function rankRooms(rooms: readonly RoomView[], query: string): RoomView[] {
  const rank = ({ name }: RoomView) => rankName(name, query);
  const said = ({ lastMessage }: RoomView) => lastMessage?.createdAt ?? "";
  return [...matchRooms(rooms, query)].sort(
    (a, b) => rank(a) - rank(b) || said(b).localeCompare(said(a)) || a.name.localeCompare(b.name),
  );
}
