import { setImmediate as nextTurn } from "node:timers/promises";
import { Prisma } from "@/generated/sqlite/client";
import { type Attached, hasLink } from "@/lib/contract/search-words";
import { lookUp } from "@/lib/db";
import { dialect } from "./dialect/chosen";
import type { SearchHits } from "./dialect/dialect";
import { hasNeedles } from "./find-marks";
import type { SearchTerms } from "./search-terms";

/** Entries looked at in one question; the next question looks at more. */
const firstLook = 100;
const widestLook = 800;
/** After so long a page ends with what it has, and goes on with its `next`. */
const patienceMs = 150;

/** Where is looked, and for what. */
export type SearchPlan = Omit<SearchHits, "before" | "limit"> & {
  userId: string;
  terms: SearchTerms;
  /** Ids; null: whoever wrote it. */
  authors: ReadonlySet<string> | null;
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
 * The next messages from an entry on, as many as a page has, and the entry to go on with. The index
 * knows which messages have all the pieces; only reading them tells which have the words.
 */
export async function walkEntries(plan: SearchPlan, start: number, limit: number) {
  const ids: string[] = [];
  const deadline = performance.now() + patienceMs;
  let before = start;
  for (let look = firstLook; ; look = Math.min(look * 4, widestLook)) {
    const candidates = await lookAt(plan, before, look);
    const fitting = candidates.filter((candidate) => fits(candidate, plan));
    // All that a page can take; where they are not readable, the next look begins behind them.
    const first = fitting.slice(0, limit + 1);
    const readable = await readableOf(plan.userId, first);
    for (const { id, entry } of first) {
      if (id === null || !readable.has(id)) continue;
      if (ids.length === limit) return { ids, next: entry + 1 };
      ids.push(id);
    }
    const isWhole = first.length === fitting.length;
    if (isWhole && candidates.length < look) return { ids, next: null };
    before = (isWhole ? candidates : first).at(-1)?.entry ?? before;
    if (performance.now() > deadline) return { ids, next: before };
    // SQLite answers without leaving the event loop: others come first.
    await nextTurn();
  }
}

/** No more than it takes to compare them: most are not what was meant. */
function lookAt(plan: SearchPlan, before: number, limit: number): Promise<Candidate[]> {
  const asksFiles = plan.files.length > 0;
  const hits = { ...plan, before, limit };
  return lookUp<Candidate>(Prisma.sql`
    SELECT h."id" AS "entry", t."id", t."body", ${asksFiles ? fileNames : Prisma.sql`NULL`} AS "files",
           t."createdAt", t."authorId"
    FROM (${asksFiles ? fileHits(hits) : dialect().searchHits(hits)}) h
    LEFT JOIN "SearchEntry" e ON e."id" = h."id"
    LEFT JOIN "Message" t ON t."id" = e."messageId"
    ORDER BY h."id" DESC`);
}

const fileNames = Prisma.sql`
  (SELECT string_agg(a."name", ' ') FROM "Attachment" a WHERE a."messageId" = t."id")`;

/** As `searchHits`, by the files alone: there are few beside so many messages. */
function fileHits({ rooms, files, before, limit }: SearchPlan & SearchHits) {
  const isImage = files.includes("image") ? Prisma.sql`AND a."width" IS NOT NULL` : Prisma.empty;
  return Prisma.sql`
    SELECT DISTINCT e."id" FROM "Attachment" a JOIN "SearchEntry" e ON e."messageId" = a."messageId"
    WHERE a."roomId" IN (${Prisma.join(rooms)}) AND e."id" < ${before} ${isImage}
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
async function readableOf(userId: string, found: Candidate[]): Promise<Set<string>> {
  if (found.length === 0) return new Set();
  const rows = await lookUp<{ id: string }>(Prisma.sql`
    SELECT t."id" FROM "Message" t
    JOIN "Membership" m ON m."roomId" = t."roomId" AND m."userId" = ${userId}
    JOIN "User" u ON u."id" = t."authorId"
    WHERE t."id" IN (${Prisma.join(found.map(({ id }) => id))})
      AND (u."deletedAt" IS NULL OR NOT u."deletesMessages")`);
  return new Set(rows.map(({ id }) => id));
}
