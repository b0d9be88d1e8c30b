import type { PersonPresence, RoomPresence, UserView } from "@/lib/contract/views";

/** Who of a room is online. */
export type Nearby = {
  people: ReadonlyMap<string, PersonPresence>;
  /** When those who went since were last seen; null of whoever hides it. */
  gone: ReadonlyMap<string, string | null>;
  /** Of some who are here. */
  faces: readonly UserView[];
};

/** A room's answer, with what was heard since it was asked. */
export function nearbyOf({ people, faces }: RoomPresence, heard: PersonPresence[]): Nearby {
  const asked = new Map(people.map((person) => [person.userId, person]));
  return tellNearby({ people: asked, gone: new Map(), faces }, heard);
}

/** Members of the room are like this now. */
export function tellNearby(nearby: Nearby, changed: readonly PersonPresence[]): Nearby {
  const people = new Map(nearby.people);
  const gone = new Map(nearby.gone);
  for (const person of changed) {
    const { userId, online, lastSeenAt } = person;
    if (online) people.set(userId, person);
    else people.delete(userId);
    if (online) gone.delete(userId);
    else gone.set(userId, lastSeenAt ?? null);
  }
  return { ...nearby, people, gone };
}

export function isHere(nearby: Nearby, userId: string): boolean {
  return nearby.people.get(userId)?.away === false;
}

export function countHere({ people }: Nearby): number {
  let count = 0;
  for (const { away } of people.values()) if (!away) count++;
  return count;
}

/** Faces of others who are here, at most three. */
export function facesHere(nearby: Nearby, meId: string): UserView[] {
  return nearby.faces.filter(({ id }) => id !== meId && isHere(nearby, id)).slice(0, 3);
}

/** Whether somebody is here whose face could be shown and is not known. */
export function lacksFaces(nearby: Nearby, meId: string): boolean {
  const shown = facesHere(nearby, meId).length;
  const others = countHere(nearby) - (isHere(nearby, meId) ? 1 : 0);
  return shown < Math.min(3, others);
}
