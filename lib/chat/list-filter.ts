import { Prisma } from "@/generated/sqlite/client";
import { db } from "@/lib/db";
import { searchable } from "./rooms";

/** More matches than these, and rows are tried in the list's own order until a page is full. */
const mostMatches = 200;
/** More rows than these are not gathered and sorted for one page. */
const mostRows = 20_000;

const personText = Prisma.sql`u."firstName" || ' ' || u."lastName" || ' ' || u."email"`;

/** Whose name or address has `q` in it, upper and lower case alike; of table `u`. */
export function matchesPerson(q: string): Prisma.Sql {
  const [lower, typed] = [pattern(q.toLowerCase()), pattern(q)];
  // SQLite lowers a to z only.
  return Prisma.sql`(u."deletedAt" IS NULL AND (lower(${personText}) LIKE ${lower} ESCAPE '\\'
    OR ${personText} LIKE ${typed} ESCAPE '\\'))`;
}

/** Which room's name has `q` in it; of table `r`. */
export function matchesRoom(q: string): Prisma.Sql {
  return Prisma.sql`r."searchName" LIKE ${pattern(searchable(q))} ESCAPE '\\'`;
}

/** The people and rooms a filter means, where they are few enough to begin with them. */
export type Matches = { userIds: string[]; roomIds: string[] };

/**
 * Looks up whom and what `q` means; null where that is so much that a page is sooner found by
 * trying the list's rows one after the other.
 */
export async function findMatches(
  q: string,
  size: (matches: Matches) => Promise<number>,
): Promise<Matches | null> {
  const [users, rooms] = await Promise.all([
    db().$queryRaw<{ id: string }[]>`
      SELECT u."id" FROM "User" u WHERE ${matchesPerson(q)} LIMIT ${mostMatches + 1}`,
    db().$queryRaw<{ id: string }[]>`
      SELECT r."id" FROM "Room" r WHERE ${matchesRoom(q)} LIMIT ${mostMatches + 1}`,
  ]);
  if (users.length > mostMatches || rooms.length > mostMatches) return null;
  const matches = { userIds: users.map(({ id }) => id), roomIds: rooms.map(({ id }) => id) };
  return (await size(matches)) > mostRows ? null : matches;
}

/** `column IN (...)`, also of nothing. */
export function isAmong(column: Prisma.Sql, ids: string[]): Prisma.Sql {
  return ids.length > 0 ? Prisma.sql`${column} IN (${Prisma.join(ids)})` : Prisma.sql`1 = 0`;
}

function pattern(text: string): string {
  return `%${text.replace(/[\\%_]/g, "\\$&")}%`;
}
