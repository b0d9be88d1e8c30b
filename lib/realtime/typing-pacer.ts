/** Who goes on typing says so again only after so long. */
const againMs = 2_000;
/** More than so many in a second would be "several people" anyway. */
const atOnce = 5;
const secondMs = 1_000;
/** What is remembered of rooms where nobody types any more. */
const keptRooms = 1_000;

type Room = { people: Map<string, number>; recent: number[] };

/** Keeps typing cheap: of each person every two seconds, of a room five a second. */
export class TypingPacer {
  #rooms = new Map<string, Room>();

  /** Whether this one is to be told on. */
  allows(roomId: string, userId: string, now: number): boolean {
    const room = this.#rooms.get(roomId) ?? { people: new Map(), recent: [] };
    // Put at the end, so that the first are those that were silent for longest.
    this.#rooms.delete(roomId);
    this.#rooms.set(roomId, room);
    const [oldest] = this.#rooms.keys();
    if (this.#rooms.size > keptRooms && oldest) this.#rooms.delete(oldest);
    room.recent = room.recent.filter((at) => now - at < secondMs);
    for (const [id, at] of room.people) if (now - at >= againMs) room.people.delete(id);
    if (room.people.has(userId) || room.recent.length >= atOnce) return false;
    room.people.set(userId, now);
    room.recent.push(now);
    return true;
  }
}
