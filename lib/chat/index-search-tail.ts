import { setTimeout as delay } from "node:timers/promises";
import { isPostgres, transactAtOnce } from "@/lib/db";
import { log } from "@/lib/log";
import { once } from "@/lib/once";

/** In one transaction: each costs a tenth of one alone, and others are held up for milliseconds. */
export const tailStep = 250;
const waitMs = 1_000;

/** Entries of which "SearchBlock" knows together when they were written; as in 0016_search_pairs. */
export const blockLength = 1_000;

/** The statements of one step: what is next, its pieces, when it was written, and that it is done. */
export const tailStatements = {
  findNext: `
    SELECT count(*) AS "count", max("id") AS "last" FROM (
      SELECT "id" FROM "SearchEntry" WHERE "id" > (SELECT "upTo" FROM "SearchProgress")
      ORDER BY "id" LIMIT ?)`,
  index: `
    INSERT INTO "SearchWords" (rowid, words)
    SELECT e."id", search_words(t."body", t."roomId")
    FROM "SearchEntry" e CROSS JOIN "Message" t ON t."id" = e."messageId"
    WHERE e."id" > (SELECT "upTo" FROM "SearchProgress") AND e."id" <= ? ORDER BY e."id"`,
  date: `
    INSERT INTO "SearchBlock" ("id", "earliest", "latest")
    SELECT e."id" / ${blockLength} AS "block", min(unixepoch(t."createdAt")), max(unixepoch(t."createdAt"))
    FROM "SearchEntry" e CROSS JOIN "Message" t ON t."id" = e."messageId"
    WHERE e."id" > (SELECT "upTo" FROM "SearchProgress") AND e."id" <= ? GROUP BY "block"
    ON CONFLICT ("id") DO UPDATE SET "earliest" = min("earliest", excluded."earliest"),
                                     "latest" = max("latest", excluded."latest")`,
  moveOn: `UPDATE "SearchProgress" SET "upTo" = ?`,
};

/**
 * Puts the messages that came since into SQLite's full-text index, that many in a transaction; search
 * finds them before, too, and slower. Whoever waits for it does nothing else meanwhile.
 */
export async function indexSearchTail(limit: number): Promise<void> {
  if (isPostgres()) return;
  while (await indexSome(limit));
}

/** Whether there may be more. */
function indexSome(limit: number): Promise<boolean> {
  return transactAtOnce((sql) => {
    const [next] = sql.all<{ count: number; last: number }>(tailStatements.findNext, limit);
    if (!next?.count) return false;
    sql.run(tailStatements.index, next.last);
    sql.run(tailStatements.date, next.last);
    sql.run(tailStatements.moveOn, next.last);
    return next.count === limit;
  });
}

/** Takes half of the time, and leaves the other to everybody. */
async function indexBesides(): Promise<void> {
  for (;;) {
    const start = performance.now();
    if (!(await indexSome(tailStep))) return;
    await delay(performance.now() - start, undefined, { ref: false });
  }
}

/** The same in a second, for all that comes until then. After a fault the next message tries again. */
export function indexSearchTailSoon(): void {
  if (isPostgres()) return;
  const state = once("search.tail", () => ({ isDue: false }));
  if (state.isDue) return;
  state.isDue = true;
  const run = async () => {
    await indexBesides().finally(() => {
      state.isDue = false;
    });
  };
  setTimeout(() => {
    run().catch((error) => log.error({ err: error }, "messages were not put into the index"));
  }, waitMs).unref();
}
