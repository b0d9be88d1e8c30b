import { opaqueId } from "@/lib/contract/rooms";
import { transact } from "@/lib/db";
import { wakeJobs } from "@/lib/jobs/jobs";
import type { Actor, Origin } from "./actor";
import { lockAdmins } from "./admin";
import { writeAudit } from "./audit";
import { refuse } from "./refusal";

const gone = { message: "This job is done or was deleted. Reload the page." };
const about = (id: string) => ({ kind: "job", id }) as const;

/** Has a dead job tried again at once, with all its attempts before it. */
export async function retryJob(actor: Actor, jobId: string, origin: Origin): Promise<void> {
  await transact(async (tx) => {
    await lockAdmins(tx, actor);
    requireId(jobId);
    const data = { state: "waiting", attempts: 0, runAt: new Date() };
    const { count } = await tx.job.updateMany({ where: { id: jobId, state: "dead" }, data });
    if (count === 0) refuse("not_found", gone);
    await writeAudit(tx, actor, origin, { action: "job.retry", target: about(jobId) });
  });
  wakeJobs();
}

/** Takes a dead job away: what it was to do is never done. */
export async function deleteJob(actor: Actor, jobId: string, origin: Origin): Promise<void> {
  await transact(async (tx) => {
    await lockAdmins(tx, actor);
    requireId(jobId);
    const { count } = await tx.job.deleteMany({ where: { id: jobId, state: "dead" } });
    if (count === 0) refuse("not_found", gone);
    await writeAudit(tx, actor, origin, { action: "job.delete", target: about(jobId) });
  });
}

function requireId(jobId: string): void {
  if (!opaqueId.safeParse(jobId).success) refuse("not_found", gone);
}
