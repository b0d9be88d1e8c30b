import type { JobKind } from "@/lib/contract/jobs";
import { db, transact } from "@/lib/db";

export type ClaimedJob<K extends JobKind = JobKind> = {
  id: string;
  kind: K;
  payload: string;
  attempts: number;
  createdAt: Date;
};

/** How long a silent process keeps its job: whoever lives extends this while working. */
export const lockMs = 15_000;

/**
 * Takes the job that has been due longest, also one whose process fell silent; null where none is.
 * One conditional UPDATE decides, so two processes never get the same job.
 */
export async function claimJob(kinds: JobKind[]): Promise<ClaimedJob | null> {
  for (;;) {
    const now = new Date();
    const due = {
      kind: { in: kinds },
      OR: [
        { state: "waiting", runAt: { lte: now } },
        { state: "running", lockedUntil: { lt: now } },
      ],
    };
    const first = await db().job.findFirst({
      where: due,
      orderBy: { runAt: "asc" },
      select: { id: true },
    });
    if (!first) return null;
    const [claimed] = await transact((tx) =>
      tx.job.updateManyAndReturn({
        where: { ...due, id: first.id },
        data: {
          state: "running",
          lockedUntil: new Date(now.getTime() + lockMs),
          attempts: { increment: 1 },
        },
        select: { id: true, kind: true, payload: true, attempts: true, createdAt: true },
      }),
    );
    if (claimed) return claimed as ClaimedJob;
  }
}
