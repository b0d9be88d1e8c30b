import { previewMessage } from "@/lib/chat/preview-message";
import { purgeAccount } from "@/lib/chat/purge-account";
import { retellMessages } from "@/lib/chat/retell-messages";
import { scrubLog } from "@/lib/chat/scrub-log";
import { hearthName } from "@/lib/chat/settings";
import { db, isPostgres } from "@/lib/db";
import { ensureDataDir, env, type Settings } from "@/lib/env";
import { startJobs, stopJobs } from "@/lib/jobs/runner";
import { describeMail, sendMail } from "@/lib/jobs/send-mail";
import { startSweeping } from "@/lib/jobs/sweep";
import { log } from "@/lib/log";
import { migrate } from "@/lib/migrate";
import { once } from "@/lib/once";
import { startSweepingFiles } from "@/lib/storage/sweep-files";

/**
 * Everything that has to be right before anyone is served: settings, DATA_DIR and its secrets, the
 * database up to date and, on the very connection that will be used, safe. Runs once per process.
 * Throws `StartError` with one line to act on.
 */
export function prepare(): Promise<Settings> {
  return once("prepared", async () => {
    const settings = env();
    log.level = settings.logLevel;
    ensureDataDir();
    await migrate();
    // Connecting asserts WAL, synchronous=FULL and foreign_keys (lib/safe-sqlite.ts).
    await db().$queryRaw`SELECT 1`;
    if (!settings.rateLimits) log.warn("RATE_LIMITS is off: anyone may try passwords without end");
    return settings;
  });
}

/** Begins, once per process, what is done beside serving people: not for a command that soon ends. */
export function startWork(): void {
  once("work", () => {
    describeMail();
    // What a crash kept from being overwritten.
    scrubLog();
    startSweeping();
    startSweepingFiles();
    startJobs({
      mail: async (mail, job) => sendMail(mail, job, await hearthName()),
      "account:purge": purgeAccount,
      "account:retell": retellMessages,
      preview: previewMessage,
    });
    return true;
  });
}

/** Begins no more jobs and waits, for 5 s at most, for those under way: the next start takes them up. */
export function stopWork(): Promise<void> {
  return stopJobs(5_000);
}

/** One line for the person who started Hearth: what it means that a message was acknowledged. */
export function durability(): string {
  return isPostgres()
    ? "A message is acknowledged once PostgreSQL has committed it: with its default settings it survives a power cut."
    : "A message is acknowledged once it is on disk (SQLite, WAL, synchronous=FULL): it survives a crash and a power cut.";
}
