import { Prisma } from "@/generated/sqlite/client";
import type { AdminSort, ListPage, ListQuery } from "@/lib/contract/admin-lists";
import { type JobView, jobKinds } from "@/lib/contract/jobs";
import { db } from "@/lib/db";
import type { Actor } from "./actor";
import { requireAdmin } from "./admin";
import { hasText } from "./list-filter";
import { findPage, type Order } from "./list-page";

const id = { by: Prisma.sql`j."id"`, type: "text" } as const;
const next = { by: Prisma.sql`j."runAt"`, type: "time" } as const;

const orders: Record<AdminSort<"jobs">, Order> = {
  // "dead" sorts before "running" and "waiting".
  state: [{ by: Prisma.sql`j."state"`, type: "text" }, next, id],
  kind: [{ by: Prisma.sql`j."kind"`, type: "text" }, id],
  tries: [{ by: Prisma.sql`j."attempts"`, type: "number" }, id],
  next: [next, id],
};

/**
 * What is stored to be done and is not done, 50 a page; `q` is part of what went wrong, `verb` one
 * kind of job.
 */
export async function listJobs(
  actor: Actor,
  { q, verb, sort, descending, after }: ListQuery<"jobs">,
): Promise<ListPage<JobView>> {
  await requireAdmin(actor);
  const { keys, next } = await findPage<{ key: string }>({
    from: Prisma.sql`"Job" j`,
    key: Prisma.sql`j."id" AS "key"`,
    where: [
      ...(q ? [hasText(Prisma.sql`j."lastError"`, q)] : []),
      ...(Object.hasOwn(jobKinds, verb) ? [Prisma.sql`j."kind" = ${verb}`] : []),
    ],
    order: orders[sort],
    descending,
    after,
  });
  return { rows: await jobRows(keys.map(({ key }) => key)), next };
}

async function jobRows(ids: string[]): Promise<JobView[]> {
  const found = await db().job.findMany({
    where: { id: { in: ids } },
    select: { id: true, kind: true, state: true, attempts: true, runAt: true, lastError: true },
  });
  const byId = new Map(found.map((job) => [job.id, job]));
  return ids.flatMap((id) => {
    const job = byId.get(id);
    // One that was done in between.
    if (!job) return [];
    return { ...job, state: job.state as JobView["state"], runAt: job.runAt.toISOString() };
  });
}
