import { transact } from "@/lib/db";
import { log } from "@/lib/log";
import { once } from "@/lib/once";

const hourMs = 60 * 60_000;
/** As long as an unseen session lives; an ended one is remembered as long. */
const sessionMs = 90 * 24 * hourMs;

/** Sweeps now and every hour, once per process. */
export function startSweeping(): void {
  once("jobs.sweeper", () => {
    const run = () =>
      sweep().catch((error) => log.error({ err: error }, "sweeping: the database did not answer"));
    void run();
    return setInterval(run, hourMs).unref();
  });
}

/** Deletes mailed links and short codes that no longer work, and sessions that ended or were last seen 90 days ago. */
async function sweep(): Promise<void> {
  const now = Date.now();
  const longAgo = new Date(now - sessionMs);
  await transact(async (tx) => {
    await tx.verificationToken.deleteMany({ where: { expiresAt: { lt: new Date(now) } } });
    await tx.shortCode.deleteMany({ where: { expiresAt: { lt: new Date(now) } } });
    await tx.session.deleteMany({
      where: { OR: [{ endedAt: { lt: longAgo } }, { lastSeenAt: { lt: longAgo } }] },
    });
  });
}
