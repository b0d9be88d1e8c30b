import { attachmentLimits } from "@/lib/contract/attachments";
import { db, transact } from "@/lib/db";
import { log } from "@/lib/log";
import { once } from "@/lib/once";
import { sweepSpool } from "./spool";
import { deleteFiles } from "./stored-files";

const lookEveryMs = 5_000;
const atOnce = 100;
const unsentMs = attachmentLimits.unsentHours * 60 * 60_000;
const unsentEveryMs = 60 * 60_000;

/**
 * Begins, once per process, to take the bytes away of what is deleted: soon after each deletion, and
 * again for as long as storage does not answer. Every hour it also deletes what was uploaded a day
 * ago and never sent.
 */
export function startSweepingFiles(): void {
  once("files.sweeper", () => {
    let running = false;
    let unsentAt = 0;
    const run = async () => {
      if (running) return;
      running = true;
      try {
        if (Date.now() - unsentAt > unsentEveryMs) {
          unsentAt = Date.now();
          await forgetUnsent();
        }
        while (await takeLost());
      } catch (error) {
        log.warn({ err: error }, "files that were deleted are still in storage; trying again");
      } finally {
        running = false;
      }
    };
    void run();
    return setInterval(run, lookEveryMs).unref();
  });
}

async function forgetUnsent(): Promise<void> {
  await sweepSpool(unsentMs);
  const createdAt = { lt: new Date(Date.now() - unsentMs) };
  await transact((tx) => tx.attachment.deleteMany({ where: { messageId: null, createdAt } }));
}

/** The bytes go first: a crash in between deletes them again. Whether there may be more. */
async function takeLost(): Promise<boolean> {
  const lost = await db().lostFile.findMany({ take: atOnce });
  for (const { id } of lost) await deleteFiles(id);
  if (lost.length === 0) return false;
  const ids = lost.map(({ id }) => id);
  await transact((tx) => tx.lostFile.deleteMany({ where: { id: { in: ids } } }));
  return lost.length === atOnce;
}
