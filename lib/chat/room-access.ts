import { can, type Verb } from "@/lib/contract/permissions";
import type { Role } from "@/lib/contract/views";
import { db, type Tx } from "@/lib/db";
import type { PersonActor } from "./actor";
import { refuse } from "./refusal";
import { type MemberUser, memberUser } from "./views";

export type Member = {
  role: Role;
  readSeq: number;
  readTurn: number;
  joinedAt: Date;
  user: MemberUser;
};

/** One's own membership; strangers get `not_found`, so a room's existence stays hidden. */
export async function requireMember(
  actor: PersonActor,
  roomId: string,
  tx: Tx = db(),
): Promise<Member> {
  return (await findMember(roomId, actor.userId, tx)) ?? refuse("not_found");
}

/** As `requireMember`, and refuses with `forbidden` what this role may not do. */
export async function requireAbility(
  actor: PersonActor,
  roomId: string,
  verb: Verb,
  tx: Tx = db(),
): Promise<Member> {
  const member = await requireMember(actor, roomId, tx);
  if (!can(member.role, verb)) refuse("forbidden");
  return member;
}

export async function findMember(roomId: string, userId: string, tx: Tx): Promise<Member | null> {
  const membership = await tx.membership.findUnique({
    where: { roomId_userId: { roomId, userId } },
    select: {
      role: true,
      readSeq: true,
      readTurn: true,
      joinedAt: true,
      user: { select: memberUser },
    },
  });
  return membership && { ...membership, role: membership.role as Role };
}
