import type { RoomView } from "@/lib/contract/views";
import type { Person } from "./people";

type Wishes = { name?: string; kind?: "open" | "closed"; memberLimit?: number };

/** A room that `owner` makes, open by default so that `others` can join it at once. */
export async function makeRoom(owner: Person, wishes: Wishes = {}, others: Person[] = []) {
  const room = { name: "Kitchen", kind: "open", memberLimit: 12, ...wishes };
  const made = await owner.api.call<RoomView>("POST", "/rooms", room);
  if (made.status !== 201)
    throw new Error(`POST /rooms: ${made.status} ${JSON.stringify(made.body)}`);
  for (const person of others) {
    const joined = await person.api.call("POST", `/rooms/${made.body.id}/join`);
    if (joined.status !== 200) throw new Error(`${person.name} cannot join: ${joined.status}`);
  }
  return made.body;
}
