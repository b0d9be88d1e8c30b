import type { RoomView } from "@/lib/contract/views";

/** The rooms whose name has all the typed words in it; case and accents do not matter. */
export function matchRooms(rooms: readonly RoomView[], query: string): readonly RoomView[] {
  const words = plain(query).split(/\s+/).filter(Boolean);
  if (words.length === 0) return rooms;
  return rooms.filter((room) => words.every((word) => plain(room.name).includes(word)));
}

function plain(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}
