import { Arch } from "@/components/ui/arch";
import type { RoomView } from "@/lib/contract/views";
import type { Completion } from "./completion-list";
import { bestFits } from "./matches";

/** Rooms of mine by what everybody calls them. */
export function completeRooms(query: string, rooms: readonly RoomView[]): Completion[] {
  const nameOf = ({ name, realName = name }: RoomView) => realName;
  return bestFits(rooms, nameOf, query).map((room) => ({
    key: room.id,
    text: `#${nameOf(room)} `,
    face: <Arch id={room.id} name={room.name} size={24} />,
    label: nameOf(room),
  }));
}
