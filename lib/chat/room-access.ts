import { Prisma } from "@/generated/sqlite/client";
import { can, type Verb } from "@/lib/contract/permissions";
import type { Role } from "@/lib/contract/views";
import { db, lookUp, type Tx } from "@/lib/db";
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

/**
 * Where the clock of a room stands that the asker may read, by the shortest way: every page of
 * messages begins with it. Refuses with `not_found` and `forbidden`.
 */
export async function readableClock(actor: PersonActor, roomId: string): Promise<number> {
  const [found] = await lookUp<{ role: Role; rev: number }>(Prisma.sql`
    SELECT m."role", r."rev" FROM "Membership" m JOIN "Room" r ON r."id" = m."roomId"
    WHERE m."roomId" = ${roomId} AND m."userId" = ${actor.userId}`);
  if (!found) refuse("not_found");
  if (!can(found.role, "read")) refuse("forbidden");
  return found.rev;
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
