import { Prisma } from "@/generated/sqlite/client";
import { db, isPostgres } from "@/lib/db";
import { searchable } from "./rooms";

/** More matches than these, and rows are tried in the list's own order until a page is full. */
const mostMatches = 200;
/** More rows than these are not gathered and sorted for one page. */
const mostRows = 20_000;

const personText = Prisma.sql`u."firstName" || ' ' || u."lastName" || ' ' || u."email"`;

/**
 * Whose name or address has `q` in it; of table `u`. Upper and lower case are alike, on SQLite
 * those from A to Z.
 */
export function matchesPerson(q: string): Prisma.Sql {
  const like = Prisma.raw(isPostgres() ? "ILIKE" : "LIKE");
  return Prisma.sql`(${personText} ${like} ${pattern(q)} ESCAPE '\\' AND u."deletedAt" IS NULL)`;
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
  const [userIds, roomIds] = await Promise.all([findPeople(q), findRooms(q)]);
  if (!userIds || !roomIds) return null;
  const matches = { userIds, roomIds };
  return (await size(matches)) > mostRows ? null : matches;
}

/** The ids of the people whom `q` means; null for more than 200. */
export async function findPeople(q: string): Promise<string[] | null> {
  const found = await db().$queryRaw<{ id: string }[]>`
    SELECT u."id" FROM "User" u WHERE ${matchesPerson(q)} LIMIT ${mostMatches + 1}`;
  return found.length > mostMatches ? null : found.map(({ id }) => id);
}

async function findRooms(q: string): Promise<string[] | null> {
  const found = await db().$queryRaw<{ id: string }[]>`
    SELECT r."id" FROM "Room" r WHERE ${matchesRoom(q)} LIMIT ${mostMatches + 1}`;
  return found.length > mostMatches ? null : found.map(({ id }) => id);
}

/**
 * As the filter by `Matches`, for too many to name: tried with each row, since the set of all of
 * them would cost far more than the few rows that fill a page.
 */
export function isOfMatching(q: string, userId: Prisma.Sql, roomId: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(
    EXISTS (SELECT 1 FROM "User" u WHERE u."id" = ${userId} AND ${matchesPerson(q)})
    OR EXISTS (SELECT 1 FROM "Room" r WHERE r."id" = ${roomId} AND ${matchesRoom(q)}))`;
}

/** `column IN (...)`, also of nothing. */
export function isAmong(column: Prisma.Sql, ids: string[]): Prisma.Sql {
  return ids.length > 0 ? Prisma.sql`${column} IN (${Prisma.join(ids)})` : Prisma.sql`1 = 0`;
}

function pattern(text: string): string {
  return `%${text.replace(/[\\%_]/g, "\\$&")}%`;
}
