import { setTimeout as delay } from "node:timers/promises";
import { transactAtOnce } from "@/lib/db";

/** Overwriting a message's pieces takes 2 ms, in which nobody else is served. */
const atOnce = 5;

const takeNext = `
  DELETE FROM "SearchLeftover" WHERE "id" IN (SELECT "id" FROM "SearchLeftover" LIMIT ${atOnce})
  RETURNING "id", "words"`;

const overwrite = `
  INSERT INTO "SearchWords" ("SearchWords", rowid, words) VALUES ('delete', ?, ?)`;

/**
 * Overwrites in SQLite's full-text index what deleted messages left there; found they are no more
 * from the moment of their deletion on. Takes half of the time, and leaves the other to everybody.
 */
export async function forgetSearchWords(): Promise<void> {
  for (;;) {
    const start = performance.now();
    const count = await transactAtOnce((sql) => {
      const rows = sql.all<{ id: number; words: string }>(takeNext);
      for (const { id, words } of rows) sql.run(overwrite, id, words);
      return rows.length;
    });
    if (count < atOnce) return;
    await delay(performance.now() - start, undefined, { ref: false });
  }
}
