import { Prisma } from "@/generated/sqlite/client";
import { db, isPostgres } from "@/lib/db";
import { searchable } from "./rooms";

/** More matches than these are not named one by one. */
const mostMatches = 1_000;

const personText = Prisma.sql`u."firstName" || ' ' || u."lastName" || ' ' || u."email"`;

/** Where `q` is part of a text. Upper and lower case are alike, on SQLite those from A to Z. */
export function hasText(text: Prisma.Sql, q: string): Prisma.Sql {
  const like = Prisma.raw(isPostgres() ? "ILIKE" : "LIKE");
  return Prisma.sql`${text} ${like} ${pattern(q)} ESCAPE '\\'`;
}

/** Whose name or address has `q` in it; of table `u`. */
export function matchesPerson(q: string): Prisma.Sql {
  // Twice not, so that SQLite does not take the index of deletions for a way in: nearly all are in it.
  return Prisma.sql`(${hasText(personText, q)} AND NOT (u."deletedAt" IS NOT NULL))`;
}

/** Which room's name has `q` in it; of table `r`. */
export function matchesRoom(q: string): Prisma.Sql {
  return Prisma.sql`r."searchName" LIKE ${pattern(searchable(q))} ESCAPE '\\'`;
}

/** The ids of the people whom `q` means; null for more than 1,000. */
export async function findPeople(q: string): Promise<string[] | null> {
  const found = await db().$queryRaw<{ id: string }[]>`
    SELECT u."id" FROM "User" u WHERE ${matchesPerson(q)} LIMIT ${mostMatches + 1}`;
  return found.length > mostMatches ? null : found.map(({ id }) => id);
}

/** The ids of the rooms that `q` means; null for more than 1,000. */
export async function findRooms(q: string): Promise<string[] | null> {
  const found = await db().$queryRaw<{ id: string }[]>`
    SELECT r."id" FROM "Room" r WHERE ${matchesRoom(q)} LIMIT ${mostMatches + 1}`;
  return found.length > mostMatches ? null : found.map(({ id }) => id);
}

/** `column IN (...)`, also of nothing. */
export function isAmong(column: Prisma.Sql, ids: string[]): Prisma.Sql {
  return ids.length > 0 ? Prisma.sql`${column} IN (${Prisma.join(ids)})` : Prisma.sql`1 = 0`;
}

function pattern(text: string): string {
  return `%${text.replace(/[\\%_]/g, "\\$&")}%`;
}
