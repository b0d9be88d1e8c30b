import type {
  InvitationView,
  MemberView,
  OwnWaitView,
  RoomView,
  WaitingView,
} from "@/lib/contract/views";
import type { Person } from "./people";

/** Who is in line for a room, in order, as its owner reads it. */
export async function lineOf(owner: Person, roomId: string): Promise<string[]> {
  const answer = await owner.api.call<{ waiting: WaitingView[] }>(
    "GET",
    `/rooms/${roomId}/waitlist`,
  );
  return answer.body.waiting.map(({ user }) => user.id);
}

/** The ids of those who have a seat. */
export async function membersOf(member: Person, roomId: string): Promise<string[]> {
  const answer = await member.api.call<{ members: MemberView[] }>(
    "GET",
    `/rooms/${roomId}/members`,
  );
  return answer.body.members.map(({ user }) => user.id);
}

/** What somebody waits for: room id to place. */
export async function waitsOf(person: Person): Promise<Record<string, number>> {
  const { body } = await person.api.call<{ waits: OwnWaitView[] }>("GET", "/me/waits");
  return Object.fromEntries(body.waits.map(({ roomId, place }) => [roomId, place]));
}

export function queueFor(person: Person, { id }: Pick<RoomView, "id">) {
  return person.api.call<{ place: number | null; error?: { code: string } }>(
    "POST",
    `/rooms/${id}/waitlist`,
  );
}

/** The code of the room's first link. */
export async function codeOf(owner: Person, roomId: string): Promise<string> {
  const path = `/rooms/${roomId}/invitations`;
  const { body } = await owner.api.call<{ invitations: InvitationView[] }>("GET", path);
  const [invitation] = body.invitations;
  if (!invitation) throw new Error("The room has no invitation");
  return invitation.code;
}
