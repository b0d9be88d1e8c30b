import type { RoomView } from "@/lib/contract/views";

/**
 * The rooms that have all the typed words in their name, be it the reader's own for it or the real
 * one; case, accents and width do not matter.
 */
export function matchRooms(rooms: readonly RoomView[], query: string): readonly RoomView[] {
  const words = plain(query).split(/\s+/).filter(Boolean);
  if (words.length === 0) return rooms;
  return rooms.filter(({ name, realName = "" }) => {
    const names = plain(`${name} ${realName}`);
    return words.every((word) => names.includes(word));
  });
}

/** Upper case, since it knows more letters to be the same: ß and SS, both small sigmas. */
export function plain(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toUpperCase()
    .replace(/[ØŁĐÆŒ]/g, (letter) => withoutStroke[letter] ?? letter);
}

/** Accents that Unicode takes for part of the letter. */
const withoutStroke: Record<string, string> = { Ø: "O", Ł: "L", Đ: "D", Æ: "AE", Œ: "OE" };
