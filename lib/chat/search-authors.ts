import { Prisma, type User } from "@/generated/sqlite/client";
import { foldedText } from "@/lib/contract/fold-text";
import { isAmong, lookUp } from "@/lib/db";
import { fullName } from "./views";

/** What somebody wrote is looked through up to so many messages, which is faster than by words. */
export const fewMessages = 2_000;
const fewAuthors = 100;

type Named = Pick<User, "id" | "firstName" | "lastName" | "deletedAt">;

/** The ids of all whose name holds every part, or whose id one is; members of a room or no longer. */
export async function findAuthors(parts: string[]): Promise<string[]> {
  const people = await lookUp<Named>(
    Prisma.sql`SELECT "id", "firstName", "lastName", "deletedAt" FROM "User"`,
  );
  return people.flatMap((person) => {
    const name = foldedText(fullName(person));
    return parts.every((part) => name.includes(part) || part === person.id) ? person.id : [];
  });
}

/** Whether these people wrote so little that all of it can be looked at. */
export async function wroteLittle(authors: string[]): Promise<boolean> {
  if (authors.length > fewAuthors) return false;
  const rows = await lookUp<{ one: number }>(Prisma.sql`
    SELECT 1 AS "one" FROM "Message" WHERE ${isAmong(Prisma.sql`"authorId"`, authors)}
    LIMIT 1 OFFSET ${fewMessages}`);
  return rows.length === 0;
}
