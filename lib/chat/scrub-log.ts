import { isPostgres, writer } from "@/lib/db";
import { log } from "@/lib/log";
import { once } from "@/lib/once";
import { forgetSearchWords } from "./forget-search-words";

const waitMs = 500;

/**
 * Soon after something was deleted, takes its pieces out of the full-text index and moves SQLite's write-ahead log into the database and empties
 * it: `secure_delete` has overwritten the words there, the log still holds them. PostgreSQL's
 * autovacuum does this in its own time.
 */
export function scrubLog(): void {
  if (isPostgres()) return;
  const state = once("scrubber", () => ({ isDue: false }));
  if (state.isDue) return;
  state.isDue = true;
  const scrub = async () => {
    state.isDue = false;
    await forgetSearchWords();
    const [done] = await writer().$queryRaw<{ busy: number | bigint }[]>`
      PRAGMA wal_checkpoint(TRUNCATE)`;
    // Somebody was reading from the log.
    if (Number(done?.busy) !== 0) scrubLog();
  };
  setTimeout(() => {
    scrub().catch((error) => log.error({ err: error }, "the write-ahead log was not emptied"));
  }, waitMs).unref();
}
