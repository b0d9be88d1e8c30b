import { setImmediate as nextTurn } from "node:timers/promises";
import { Prisma } from "@/generated/sqlite/client";
import { type Attached, hasLink } from "@/lib/contract/search-words";
import { isAmong, lookThrough, lookUp } from "@/lib/db";
import { dialect } from "./dialect/chosen";
import type { EntryRange, SearchHits } from "./dialect/dialect";
import { hasNeedles } from "./find-marks";
import { fewMessages } from "./search-authors";
import type { SearchTerms } from "./search-terms";

/** Entries looked at in one question; the next question looks at more. */
const firstLook = 100;
const widestLook = 800;
/** After so long a page ends with what it has, and goes on with its `next`. */
const patienceMs = 150;

/** Where is looked, and for what. */
export type SearchPlan = Omit<SearchHits, "range" | "limit"> & {
  userId: string;
  terms: SearchTerms;
  /** The latest first; nothing is to be found elsewhere. */
  ranges: EntryRange[];
  /** Ids; null: whoever wrote it. */
  authors: ReadonlySet<string> | null;
  /** Whether what these wrote is looked through, instead of what has the words. */
  byAuthors: boolean;
  /** What of files there has to be: then they are looked for, and the words in what is found. */
  files: Attached[];
};

type Candidate = {
  entry: number;
  /** These two are null where the message has just been deleted. */
  id: string | null;
  body: string | null;
  /** Their names, where files are asked for. */
  files: string | null;
  createdAt: string | Date;
  authorId: string;
};

/**
 * The next messages below an entry, as many as a page has, and where to go on. The index knows which
 * messages have all the pieces; only reading them tells which have the words.
 */
export async function walkEntries(plan: SearchPlan, start: number, limit: number) {
  const ids: string[] = [];
  const deadline = performance.now() + patienceMs;
  let before = start;
  // Whoever wrote little: every look costs as much as one at all of it.
  let look = plan.byAuthors ? fewMessages : firstLook;
  for (const { from, to } of plan.ranges) {
    before = Math.min(before, to);
    while (before > from) {
      if (performance.now() > deadline) return { ids, next: before };
      const { found, end } = await lookAt(
        plan,
        { range: { from, to: before }, limit: look },
        limit,
      );
      for (const { id, entry } of found) {
        if (ids.length === limit) return { ids, next: entry + 1 };
        ids.push(id);
      }
      before = end;
      look = Math.min(look * 4, widestLook);
      // SQLite answers without leaving the event loop: others come first.
      await nextTurn();
    }
  }
  return { ids, next: null };
}

type Look = Pick<SearchHits, "range" | "limit">;

/**
 * What is found in the next entries of a range, a page and one more at most; `end` is the last that was
 * looked at, or the range's where none is left.
 */
async function lookAt(plan: SearchPlan, look: Look, limit: number) {
  const candidates = await readCandidates(plan, look);
  const fitting = candidates.filter((candidate) => fits(candidate, plan));
  const first = fitting.slice(0, limit + 1);
  const found = await readableOf(plan.userId, first);
  const last = first.length < fitting.length ? first.at(-1) : candidates.at(-1);
  const isLast = first.length === fitting.length && candidates.length < look.limit;
  return { found, end: isLast || !last ? look.range.from : last.entry };
}

/** No more of them than it takes to compare them: most are not what was meant. */
function readCandidates(plan: SearchPlan, look: Look): Promise<Candidate[]> {
  const names = plan.files.length > 0 ? fileNames : Prisma.sql`NULL`;
  return lookThrough<Candidate>(Prisma.sql`
    SELECT h."id" AS "entry", t."id", t."body", ${names} AS "files", t."createdAt", t."authorId"
    FROM (${hitsOf(plan, look)}) h
    LEFT JOIN "SearchEntry" e ON e."id" = h."id"
    LEFT JOIN "Message" t ON t."id" = e."messageId"
    ORDER BY h."id" DESC`);
}

const fileNames = Prisma.sql`
  (SELECT string_agg(a."name", ' ') FROM "Attachment" a WHERE a."messageId" = t."id")`;

function hitsOf(plan: SearchPlan, look: Look): Prisma.Sql {
  if (plan.files.length > 0) return fileHits(plan, look);
  return plan.byAuthors ? authorHits(plan, look) : dialect().searchHits({ ...plan, ...look });
}

/** As `searchHits`, by the files alone: there are few beside so many messages. */
function fileHits({ rooms, files }: SearchPlan, { range, limit }: Look) {
  const isImage = files.includes("image") ? Prisma.sql`AND a."width" IS NOT NULL` : Prisma.empty;
  return Prisma.sql`
    SELECT DISTINCT e."id" FROM "Attachment" a JOIN "SearchEntry" e ON e."messageId" = a."messageId"
    WHERE ${isAmong(Prisma.sql`a."roomId"`, rooms)} ${isImage}
      AND e."id" >= ${range.from} AND e."id" < ${range.to}
    ORDER BY e."id" DESC LIMIT ${limit}`;
}

/**
 * The same by who wrote it. SQLite joins in this order, and a room is an expression, as it would else
 * read every entry, or all that the rooms have.
 */
function authorHits({ rooms, authors }: SearchPlan, { range, limit }: Look) {
  return Prisma.sql`
    SELECT e."id" FROM "Message" a CROSS JOIN "SearchEntry" e
    WHERE e."messageId" = a."id" AND ${isAmong(Prisma.sql`a."authorId"`, [...(authors ?? [])])}
      AND ${isAmong(Prisma.sql`(a."roomId" || '')`, rooms)}
      AND e."id" >= ${range.from} AND e."id" < ${range.to}
    ORDER BY e."id" DESC LIMIT ${limit}`;
}

function fits({ body, files, authorId, createdAt }: Candidate, plan: SearchPlan): boolean {
  const { needles, before, after, has } = plan.terms;
  if (body === null) return false;
  if (plan.authors && !plan.authors.has(authorId)) return false;
  if (before.length + after.length > 0) {
    const time = new Date(createdAt).getTime();
    if (before.some((end) => time >= end) || after.some((start) => time < start)) return false;
  }
  if (has.includes("link") && !hasLink(body)) return false;
  return hasNeedles(files === null ? body : `${body}\n${files}`, needles);
}

/** Those in rooms that the asker is a member of, without the messages that went with an account. */
async function readableOf(userId: string, found: Candidate[]) {
  const ids = found.flatMap(({ id }) => id ?? []);
  if (ids.length === 0) return [];
  const rows = await lookUp<{ id: string }>(Prisma.sql`
    SELECT t."id" FROM "Message" t
    JOIN "Membership" m ON m."roomId" = t."roomId" AND m."userId" = ${userId}
    JOIN "User" u ON u."id" = t."authorId"
    WHERE ${isAmong(Prisma.sql`t."id"`, ids)}
      AND (u."deletedAt" IS NULL OR NOT u."deletesMessages")`);
  const readable = new Set(rows.map(({ id }) => id));
  return found.flatMap(({ id, entry }) => (id && readable.has(id) ? { id, entry } : []));
}
