import type { Typing } from "@/lib/contract/events";
import type { PersonActor } from "./actor";
import { requireMember } from "./room-access";
import { fullName } from "./views";

/** Who it is that types in a room, for its other members. */
export async function findTyper(actor: PersonActor, roomId: string): Promise<Typing> {
  const { user } = await requireMember(actor, roomId);
  return { roomId, userId: actor.userId, name: fullName(user) };
}
