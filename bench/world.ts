import type { Seat } from "./load/commands";

/** Who is in which room: the same for every server that is measured. */
export type World = { people: Inhabitant[]; rooms: { id: string; messages: number }[] };
export type Inhabitant = { id: string; token: string; roomId: string };

/** So many rooms with so many members each, everybody in one room; `messages` are in each already. */
export function makeWorld(rooms: number, membersEach: number, messages = 0): World {
  const made = Array.from({ length: rooms }, (_, n) => ({ id: idOf("bbbb", n), messages }));
  const people = Array.from({ length: rooms * membersEach }, (_, n) => ({
    id: idOf("aaaa", n),
    token: `hearth_load-${n}`,
    roomId: idOf("bbbb", Math.floor(n / membersEach)),
  }));
  return { people, rooms: made };
}

export function seatsOf({ people }: World): Seat[] {
  return people.map(({ token, roomId }) => ({ token, roomId }));
}

/** As long as a real id, in the same order as the number. */
function idOf(kind: string, n: number): string {
  const hex = n.toString(16);
  return `0190${kind}-${hex.padStart(8, "0")}-7000-8000-${hex.padStart(12, "0")}`;
}
