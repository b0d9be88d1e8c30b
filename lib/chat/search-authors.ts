import { Prisma, type User } from "@/generated/sqlite/client";
import { foldedText } from "@/lib/contract/fold-text";
import { lookUp } from "@/lib/db";
import { fullName } from "./views";

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
