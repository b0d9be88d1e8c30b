import { Prisma } from "@/generated/sqlite/client";
import { findPeople, findRooms, isAmong, matchesPerson, matchesRoom } from "./list-filter";

/** More rows than these are not gathered and sorted for one page. */
const mostRows = 15_000;

/** A list's rows, each of somebody in some room: their table, as it is called, and who it is. */
type Rows = { table: Prisma.Sql; name: Prisma.Sql; userId: Prisma.Sql };
/** What is so little that it can be named. */
export type Matched = { userIds: string[]; roomIds: string[] };
/** Null for too many to name. */
type Matches = { userIds: string[] | null; roomIds: string[] | null };

export type Filter = {
  /** Whether the rows are so few that all of them are gathered and sorted. */
  gathered: boolean;
  where: Prisma.Sql;
};

/**
 * The filter of rows by whom and what `q` means. Few are named; with many, rows are tried in the
 * list's own order until a page is full. `first` is the table that this order goes through: people
 * as `u`, rooms as `r`, or the rows themselves.
 */
export async function findFilter(
  q: string,
  rows: Rows,
  first: "u" | "r" | "rows",
  size: (matched: Matched) => Promise<number>,
): Promise<Filter> {
  const [userIds, roomIds] = await Promise.all([findPeople(q), findRooms(q)]);
  // Rooms alone are come upon in their own order, however much is in them.
  const roomsAlone = first === "r" && userIds?.length === 0;
  if (!roomsAlone && userIds && roomIds && (await size({ userIds, roomIds })) <= mostRows) {
    return { gathered: true, where: isNamed(rows, userIds, roomIds) };
  }
  const matches = { userIds, roomIds };
  if (first === "u") return { gathered: false, where: byPeople(q, rows, matches) };
  if (first === "r") return { gathered: false, where: byRooms(q, rows, matches) };
  const person = Prisma.sql`EXISTS (SELECT 1 FROM "User" u
    WHERE u."id" = ${rows.name}.${rows.userId} AND ${matchesPerson(q)})`;
  return { gathered: false, where: Prisma.sql`(${person} OR ${isInMatching(q, rows)})` };
}

function isNamed({ name, userId }: Rows, userIds: string[], roomIds: string[]): Prisma.Sql {
  const parts = [
    ...(userIds.length > 0 ? [isAmong(Prisma.sql`${name}.${userId}`, userIds)] : []),
    ...(roomIds.length > 0 ? [isAmong(Prisma.sql`${name}."roomId"`, roomIds)] : []),
  ];
  return parts.length > 0 ? Prisma.sql`(${Prisma.join(parts, " OR ")})` : Prisma.sql`1 = 0`;
}

/** Passes at once over people of whom no row can fit: they may come before all who do. */
function byPeople(q: string, rows: Rows, { roomIds }: Matches): Prisma.Sql {
  const { table, name, userId } = rows;
  // Within CASE no index may take it for a better way in than the order's own.
  const person = Prisma.sql`CASE WHEN ${matchesPerson(q)} THEN 1 ELSE 0 END = 1`;
  if (roomIds === null) return Prisma.sql`(${person} OR ${isInMatching(q, rows)})`;
  if (roomIds.length === 0) return person;
  const there = Prisma.sql`SELECT ${userId} FROM ${table} WHERE ${isAmong(Prisma.sql`"roomId"`, roomIds)}`;
  const isThere = isAmong(Prisma.sql`${name}."roomId"`, roomIds);
  return Prisma.sql`(${person} OR u."id" IN (${there})) AND (${person} OR ${isThere})`;
}

/** As `byPeople`, over rooms. */
function byRooms(q: string, { table, name, userId }: Rows, { userIds }: Matches): Prisma.Sql {
  const room = matchesRoom(q);
  const column = Prisma.sql`${name}.${userId}`;
  if (userIds === null) {
    return Prisma.sql`(${room} OR EXISTS (SELECT 1 FROM "User" u
      WHERE u."id" = ${column} AND ${matchesPerson(q)}))`;
  }
  if (userIds.length === 0) return room;
  const theirs = Prisma.sql`SELECT "roomId" FROM ${table} WHERE ${isAmong(userId, userIds)}`;
  const isTheirs = isAmong(column, userIds);
  return Prisma.sql`(${room} OR r."id" IN (${theirs})) AND (${room} OR ${isTheirs})`;
}

function isInMatching(q: string, { name }: Rows): Prisma.Sql {
  return Prisma.sql`EXISTS (SELECT 1 FROM "Room" r
    WHERE r."id" = ${name}."roomId" AND ${matchesRoom(q)})`;
}
