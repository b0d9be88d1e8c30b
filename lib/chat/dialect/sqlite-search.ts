import { Prisma } from "@/generated/sqlite/client";
import { blockLength } from "@/lib/chat/index-search-tail";
import { roomWord } from "@/lib/contract/search-words";
import { isAmong, lookUp } from "@/lib/db";
import { type Dialect, type EntryRange, everyEntry, type SearchHits } from "./dialect";

/**
 * See `Dialect`: from the index, and what is not in it yet message by message. A number is a REAL to
 * better-sqlite3, and FTS5 goes from one end of the index to the other unless its limits are integers.
 */
export function searchHits({ rooms, otherRooms, words, range, limit }: SearchHits): Prisma.Sql {
  const { from, to } = range;
  return Prisma.sql`
    SELECT "id" FROM (
      SELECT rowid AS "id" FROM "SearchWords"
      WHERE "SearchWords" MATCH ${matchOf(words, rooms, otherRooms)}
        AND rowid >= CAST(${from} AS INTEGER) AND rowid < CAST(${to} AS INTEGER)
      ORDER BY rowid DESC LIMIT ${limit})
    UNION ALL
    SELECT "id" FROM (
      SELECT e."id" FROM "SearchEntry" e CROSS JOIN "Message" t ON t."id" = e."messageId"
      WHERE e."id" > (SELECT "upTo" FROM "SearchProgress") AND e."id" >= ${from} AND e."id" < ${to}
        AND ${isAmong(Prisma.sql`t."roomId"`, rooms)}
        AND search_has(search_words(t."body", t."roomId"), ${JSON.stringify(words)})
      ORDER BY e."id" DESC LIMIT ${limit})
    ORDER BY "id" DESC LIMIT ${limit}`;
}

/** The rooms last: FTS5 goes from one entry of the first to the next. */
function matchOf(words: string[], rooms: string[], otherRooms: string[] | null): string {
  const all = words.map(quoted).join(" AND ");
  const anyOf = (ids: string[]) => `(${ids.map(roomWord).map(quoted).join(" OR ")})`;
  if (words.length === 0) return anyOf(rooms);
  if (!otherRooms) return `${all} AND ${anyOf(rooms)}`;
  return otherRooms.length > 0 ? `(${all}) NOT ${anyOf(otherRooms)}` : all;
}

/** No piece of a word has quotes in it, so nothing has to be escaped. */
const quoted = (word: string) => `"${word}"`;

/** See `Dialect`: blocks that may have such messages, neighbours as one, and what is in no block yet. */
export const searchRanges: Dialect["searchRanges"] = async ({ after, before }) => {
  const blocks = await lookUp<EntryRange>(Prisma.sql`
    SELECT "upTo" + 1 AS "from", ${everyEntry.to} AS "to" FROM "SearchProgress"
    UNION ALL SELECT * FROM (
      SELECT "id" * ${blockLength}, ("id" + 1) * ${blockLength} FROM "SearchBlock"
      WHERE "earliest" * 1000 < ${before} AND ("latest" + 1) * 1000 > ${after} ORDER BY "id" DESC)`);
  const ranges: EntryRange[] = [];
  for (const block of blocks) {
    const last = ranges.at(-1);
    if (last && last.from <= block.to) last.from = block.from;
    else ranges.push(block);
  }
  return ranges;
};
