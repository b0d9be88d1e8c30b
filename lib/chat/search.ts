import { setImmediate as nextTurn } from "node:timers/promises";
import { Prisma } from "@/generated/sqlite/client";
import { foldedText } from "@/lib/contract/fold-text";
import { type SearchPage, type SearchResult, searchQuery } from "@/lib/contract/search";
import { type Attached, hasLink, piecesOf } from "@/lib/contract/search-words";
import { db, lookUp } from "@/lib/db";
import { type Actor, requirePerson } from "./actor";
import { dialect } from "./dialect/chosen";
import type { SearchHits } from "./dialect/dialect";
import { hasNeedles } from "./find-marks";
import { messageRows } from "./message-rows";
import { deletionOf, messageView } from "./message-view";
import { parse } from "./parse";
import { limitRate } from "./rate-limits";
import { refuse } from "./refusal";
import { readSearchTerms, type SearchTerms } from "./search-terms";
import { snippetOf } from "./snippet";
import { fullName } from "./views";

/** Entries looked at in one question; the next question looks at more. */
const firstLook = 100;
const widestLook = 800;
/** After so long a page ends with what it has, and goes on with its `next`. */
const patienceMs = 150;
/** More pieces than this no longer make the candidates fewer. */
const mostPieces = 40;
const latest = 2_147_483_647;

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
  const rooms = await listOwnRooms(userId);
  if (room !== undefined && !rooms.some(({ id }) => id === room)) refuse("not_found");
  const asked = rooms.filter(
    ({ id, names }) =>
      (room === undefined || id === room) &&
      terms.in.every((part) => names.some((name) => name.includes(part))),
  );
  if (asked.length === 0) return { results: [], next: null };
  const words = terms.needles.flatMap(({ text }) => piecesOf(text)).slice(0, mostPieces);
  const hits = {
    rooms: asked.map(({ id }) => id),
    words: [...new Set([...words, ...terms.has])],
    files: terms.has.filter((kind) => kind !== "link"),
  };
  const found = await walk(userId, terms, hits, next ?? latest, limit);
  const names = new Map(rooms.map(({ id, name }) => [id, name]));
  return {
    results: await resultsOf(found.ids, terms, names),
    next: found.next === null ? null : String(found.next),
  };
}

type OwnRoom = { id: string; name: string; names: string[] };

async function listOwnRooms(userId: string): Promise<OwnRoom[]> {
  const rows = await lookUp<{ id: string; name: string; ownName: string | null }>(Prisma.sql`
    SELECT r."id", r."name", m."ownName" FROM "Membership" m JOIN "Room" r ON r."id" = m."roomId"
    WHERE m."userId" = ${userId}`);
  return rows.map(({ id, name, ownName }) => {
    const names = ownName === null ? [name] : [ownName, name];
    return { id, name: ownName ?? name, names: names.map(foldedText) };
  });
}

type Candidate = {
  entry: number;
  id: string;
  body: string;
  /** Their names, where files are asked for. */
  files: string | null;
  createdAt: string | Date;
  firstName: string;
  lastName: string;
  /** The author's. */
  deletedAt: Date | null;
  deletesMessages: boolean | number;
  authorId: string;
};

type Words = Pick<SearchHits, "rooms" | "words"> & {
  /** What of files there has to be: then they are looked for, and the words in what is found. */
  files: Attached[];
};

/** The index knows which messages have all the pieces; only reading them tells which have the words. */
async function walk(userId: string, terms: SearchTerms, hits: Words, start: number, limit: number) {
  const ids: string[] = [];
  const deadline = performance.now() + patienceMs;
  let before = start;
  for (let look = firstLook; ; look = Math.min(look * 4, widestLook)) {
    const { candidates, end } = await lookAt(userId, { ...hits, before, limit: look });
    for (const candidate of candidates) {
      before = candidate.entry;
      if (!fits(candidate, terms)) continue;
      if (ids.length === limit) return { ids, next: before + 1 };
      ids.push(candidate.id);
    }
    if (end === null) return { ids, next: null };
    before = end;
    if (performance.now() > deadline) return { ids, next: before };
    // SQLite answers without leaving the event loop: others come first.
    await nextTurn();
  }
}

/**
 * Of the next entries those in the asker's rooms; `end` is the last entry, null where none are left.
 * An entry's message may just have been deleted.
 */
async function lookAt(userId: string, hits: Words & { before: number; limit: number }) {
  const asksFiles = hits.files.length > 0;
  const names = asksFiles ? fileNames : Prisma.sql`NULL`;
  const rows = await lookUp<Candidate & { mine: string | null }>(Prisma.sql`
    SELECT h."id" AS "entry", t."id", t."body", ${names} AS "files", t."createdAt", t."authorId", m."userId" AS "mine",
           u."firstName", u."lastName", u."deletedAt", u."deletesMessages"
    FROM (${asksFiles ? fileHits(hits) : dialect().searchHits(hits)}) h
    LEFT JOIN "SearchEntry" e ON e."id" = h."id"
    LEFT JOIN "Message" t ON t."id" = e."messageId"
    LEFT JOIN "User" u ON u."id" = t."authorId"
    LEFT JOIN "Membership" m ON m."roomId" = t."roomId" AND m."userId" = ${userId}
    ORDER BY h."id" DESC`);
  const end = rows.length < hits.limit ? null : (rows.at(-1)?.entry ?? null);
  return { candidates: rows.filter(({ mine }) => mine !== null), end };
}

const fileNames = Prisma.sql`
  (SELECT string_agg(a."name", ' ') FROM "Attachment" a WHERE a."messageId" = t."id")`;

/** As `searchHits`, by the files alone: there are few beside so many messages. */
function fileHits({ rooms, files, before, limit }: Words & { before: number; limit: number }) {
  const isImage = files.includes("image") ? Prisma.sql`AND a."width" IS NOT NULL` : Prisma.empty;
  return Prisma.sql`
    SELECT DISTINCT e."id" FROM "Attachment" a JOIN "SearchEntry" e ON e."messageId" = a."messageId"
    WHERE a."roomId" IN (${Prisma.join(rooms)}) AND e."id" < ${before} ${isImage}
    ORDER BY e."id" DESC LIMIT ${limit}`;
}

function fits(candidate: Candidate, terms: SearchTerms): boolean {
  const { needles, from, before, after, has } = terms;
  const { deletedAt, deletesMessages, body, files, authorId } = candidate;
  if (deletedAt && deletesMessages) return false;
  if (has.includes("link") && !hasLink(body)) return false;
  if (before.length + after.length > 0) {
    const time = new Date(candidate.createdAt).getTime();
    if (before.some((end) => time >= end) || after.some((start) => time < start)) return false;
  }
  if (from.length > 0) {
    const name = foldedText(fullName(candidate));
    if (!from.every((part) => name.includes(part) || part === authorId)) return false;
  }
  return hasNeedles(files === null ? body : `${body}\n${files}`, needles);
}

async function resultsOf(
  ids: string[],
  { needles }: SearchTerms,
  names: Map<string, string>,
): Promise<SearchResult[]> {
  const rows = await db().message.findMany({ where: { id: { in: ids } } });
  const views = new Map((await messageRows(rows)).map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = views.get(id);
    if (!row || deletionOf(row, row.author)) return [];
    const message = messageView(row);
    const room = { id: message.roomId, name: names.get(message.roomId) ?? "" };
    return [{ message, room, ...snippetOf(message.body, needles) }];
  });
}
