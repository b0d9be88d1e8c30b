import { Prisma } from "@/generated/sqlite/client";
import type { Head } from "@/lib/contract/events";
import { db } from "@/lib/db";
import type { PersonActor } from "./actor";

export type Standing = {
  /** Whether the account is open, and the session if it came by one. */
  isOpen(actor: PersonActor): boolean;
  /** The rooms somebody is in, with their clocks. */
  roomsOf(userId: string): Map<string, Head>;
};

type Seat = Head & { userId: string; roomId: string };

/** What the database says of people who are connected, at most 500 at a time. */
export async function readStanding(actors: PersonActor[]): Promise<Standing> {
  const userIds = Prisma.join(actors.map(({ userId }) => userId));
  const sessionIds = actors.flatMap(({ sessionId }) => sessionId ?? []);
  const [users, sessions, seats] = await Promise.all([
    db().$queryRaw<{ id: string }[]>`
      SELECT "id" FROM "User"
      WHERE "id" IN (${userIds}) AND "deletedAt" IS NULL AND "deactivatedAt" IS NULL`,
    sessionIds.length === 0
      ? []
      : db().$queryRaw<{ id: string }[]>`
          SELECT "id" FROM "Session"
          WHERE "id" IN (${Prisma.join(sessionIds)}) AND "endedAt" IS NULL`,
    db().$queryRaw<Seat[]>`
      SELECT m."userId", r."id" AS "roomId", r."rev", r."lastSeq"
      FROM "Membership" m JOIN "Room" r ON r."id" = m."roomId" WHERE m."userId" IN (${userIds})`,
  ]);
  const open = new Set([...users, ...sessions].map(({ id }) => id));
  const rooms = new Map<string, Map<string, Head>>();
  for (const { userId, roomId, rev, lastSeq } of seats) {
    const theirs = rooms.get(userId) ?? new Map<string, Head>();
    rooms.set(userId, theirs.set(roomId, { rev, lastSeq }));
  }
  return {
    isOpen: ({ userId, sessionId }) => open.has(userId) && (!sessionId || open.has(sessionId)),
    roomsOf: (userId) => rooms.get(userId) ?? new Map(),
  };
}
