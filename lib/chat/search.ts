import { foldedText } from "@/lib/contract/fold-text";
import { type SearchPage, type SearchResult, searchQuery } from "@/lib/contract/search";
import { piecesOf } from "@/lib/contract/search-words";
import { db } from "@/lib/db";
import { type Actor, requirePerson } from "./actor";
import { dialect } from "./dialect/chosen";
import { type EntryRange, everyEntry } from "./dialect/dialect";
import { messageRows } from "./message-rows";
import { deletionOf, messageView } from "./message-view";
import { parse } from "./parse";
import { limitRate } from "./rate-limits";
import { findAuthors, wroteLittle } from "./search-authors";
import { findOtherRooms, findOwnRooms, type OwnRoom } from "./search-rooms";
import { readSearchTerms, type SearchTerms } from "./search-terms";
import { type SearchPlan, walkEntries } from "./search-walk";
import { snippetOf } from "./snippet";

/** More pieces than this no longer make the candidates fewer. */
const mostPieces = 40;
const nothing: SearchPage = { results: [], next: null };

/**
 * Messages with certain words, newest first, from the rooms that the asker is a member of at this
 * moment. `q` may hold operators (search-terms.ts). Refuses a room of others with `not_found`.
 */
export async function searchMessages(actor: Actor, input: unknown): Promise<SearchPage> {
  const { userId } = requirePerson(actor);
  const { q, room, from, before, after, limit, next } = parse(searchQuery, input);
  await limitRate("search", userId);
  const terms = readSearchTerms(q);
  if (from) terms.from.push(foldedText(from).trim());
  if (before) terms.before.push(Date.parse(before));
  if (after) terms.after.push(Date.parse(after));
  const rooms = await findOwnRooms(userId, { room, parts: terms.in });
  const plan = await planSearch(userId, terms, rooms);
  if (!plan) return nothing;
  const found = await walkEntries(plan, next ?? everyEntry.to, limit);
  return {
    results: await resultsOf(found.ids, terms, rooms),
    next: found.next === null ? null : String(found.next),
  };
}

/** Null where nothing can be found. */
async function planSearch(
  userId: string,
  terms: SearchTerms,
  ownRooms: OwnRoom[],
): Promise<SearchPlan | null> {
  const authors = terms.from.length > 0 ? await findAuthors(terms.from) : null;
  if (ownRooms.length === 0 || authors?.length === 0) return null;
  const rooms = ownRooms.map(({ id }) => id);
  return {
    userId,
    terms,
    ranges: await rangesOf(terms),
    authors: authors && new Set(authors),
    byAuthors: authors !== null && (await wroteLittle(authors)),
    rooms,
    otherRooms: await findOtherRooms(rooms),
    words: [...new Set([...wordsOf(terms), ...terms.has])],
    files: terms.has.filter((kind) => kind !== "link"),
  };
}

async function rangesOf({ before, after }: SearchTerms): Promise<EntryRange[]> {
  if (before.length + after.length === 0) return [everyEntry];
  return dialect().searchRanges({ before: Math.min(...before), after: Math.max(...after) });
}

/** The longest first: they are the rarest, and the index goes from one message with the first to the next. */
function wordsOf({ needles }: SearchTerms): string[] {
  const byLength = needles.toSorted((a, b) => b.text.length - a.text.length);
  return byLength.flatMap(piecesOf).slice(0, mostPieces);
}

async function resultsOf(
  ids: string[],
  { needles }: SearchTerms,
  rooms: OwnRoom[],
): Promise<SearchResult[]> {
  const rows = await db().message.findMany({ where: { id: { in: ids } } });
  const views = new Map((await messageRows(rows)).map((row) => [row.id, row]));
  const names = new Map(rooms.map(({ id, name }) => [id, name]));
  return ids.flatMap((id) => {
    const row = views.get(id);
    if (!row || deletionOf(row, row.author)) return [];
    const message = messageView(row);
    const room = { id: message.roomId, name: names.get(message.roomId) ?? "" };
    return [{ message, room, ...snippetOf(message.body, needles) }];
  });
}
