import { Prisma } from "@/generated/sqlite/client";
import { hasWords, rankName } from "@/lib/contract/match-names";
import { peopleQuery } from "@/lib/contract/people";
import type { UserView } from "@/lib/contract/views";
import { lookUp } from "@/lib/db";
import { type Actor, requirePerson } from "./actor";
import { parse } from "./parse";
import { limitRate } from "./rate-limits";
import { type PublicUser, userView } from "./views";

/** Who shares a room with the asker at this moment and has all the words of `q` in their name, best first. */
export async function listPeople(actor: Actor, input: unknown): Promise<UserView[]> {
  const { userId } = requirePerson(actor);
  const { q, limit } = parse(peopleQuery, input);
  await limitRate("search", userId);
  // Names are compared here: no database has the same idea of which letters are alike.
  const known = await lookUp<Omit<PublicUser, "deletesMessages">>(Prisma.sql`
    SELECT u."id", u."firstName", u."lastName", u."kind", u."pictureId", u."deletedAt"
    FROM "User" u WHERE u."id" IN (
      SELECT o."userId" FROM "Membership" m JOIN "Membership" o ON o."roomId" = m."roomId"
      WHERE m."userId" = ${userId} AND o."userId" <> ${userId})
    AND u."deletedAt" IS NULL`);
  return known
    .map(userView)
    .filter(({ name }) => hasWords(name, q))
    .sort((a, b) => rankName(a.name, q) - rankName(b.name, q) || byName(a, b))
    .slice(0, limit);
}

const inOrder = new Intl.Collator("en", { sensitivity: "base" });

const byName = (a: UserView, b: UserView) =>
  inOrder.compare(a.name, b.name) || (a.id < b.id ? -1 : 1);
