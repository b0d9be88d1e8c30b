import type { FindName, Name } from "@/lib/contract/markdown";
import type { MentionName, RoomView } from "@/lib/contract/views";

/** Finds the people that a message means, by what it calls them, and shows their names of today. */
export function findPeople(mentions: readonly MentionName[]): FindName {
  const names = new Map(
    mentions.map(({ id, as, name }) => [as, { kind: "name", id, text: `@${name}` } as const]),
  );
  return finder("@", names);
}

/** Finds rooms of the reader by what everybody calls them: "#Kitchen". */
export function findRooms(rooms: readonly Pick<RoomView, "id" | "name" | "realName">[]): FindName {
  const names = new Map(
    rooms.map(({ id, name, realName = name }) => [
      realName,
      { kind: "name", id, text: `#${realName}` } as const,
    ]),
  );
  return finder("#", names);
}

/** What one of them finds. */
export const findEither =
  (...all: readonly FindName[]): FindName =>
  (text, at) => {
    for (const find of all) {
      const found = find(text, at);
      if (found) return found;
    }
    return null;
  };

function finder(sign: string, names: ReadonlyMap<string, Name>): FindName {
  const longestFirst = [...names].sort(([a], [b]) => b.length - a.length);
  return (text, at) => {
    if (text.charAt(at) !== sign) return null;
    const found = longestFirst.find(([name]) => standsAt(text, at + 1, name));
    return found ? { name: found[1], end: at + 1 + found[0].length } : null;
  };
}

/** Whether a name is there and the word ends with it. */
function standsAt(text: string, at: number, name: string): boolean {
  if (!text.startsWith(name, at)) return false;
  const after = String.fromCodePoint(text.codePointAt(at + name.length) ?? 32);
  return !/[\p{L}\p{M}\p{N}]/u.test(after);
}
