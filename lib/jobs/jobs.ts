import { v7 } from "uuid";
import type { JobKind } from "@/lib/contract/jobs";
import type { Tx } from "@/lib/db";
import { once } from "@/lib/once";
import { seal, unseal } from "@/lib/seal";

/** What may be slow and may be retried, by kind, and what each needs to know. */
export type JobKinds = {
  mail: Mail;
  /** The end of a deleted account's seven days; `deletedAt` (ISO) tells one deletion from the next. */
  "account:purge": { userId: string; deletedAt: string; email: string };
  /** Tells every room of somebody's messages again: they went with their author, or came back. */
  "account:retell": { userId: string };
  /** Looks where a message's first link leads. */
  preview: { messageId: string };
};

/** `to` null is a mail to nobody: asking for an unknown address takes as long as for a known one. */
export type Mail = {
  to: string | null;
  subject: string;
  /** Plain sentences, each a paragraph; the last button, if any, opens `link`. */
  paragraphs: string[];
  link?: { label: string; url: string };
};

type Options = {
  /** Whom it is about: their deletion takes it away. */
  userId?: string | null;
  runAt?: Date;
};

/** Stores work inside the transaction that makes it necessary; `wakeJobs` after commit has it done. */
export async function enqueueJob<K extends JobKind>(
  tx: Tx,
  kind: K,
  payload: JobKinds[K],
  options: Options = {},
): Promise<void> {
  await tx.job.create({ data: newJob(kind, payload, options) });
}

/** A row of the table of jobs, for who writes many at once. */
export type NewJob = ReturnType<typeof newJob>;

/** What `enqueueJob` stores. */
export function newJob<K extends JobKind>(
  kind: K,
  payload: JobKinds[K],
  { userId = null, runAt = new Date() }: Options = {},
) {
  return { id: v7(), kind, payload: seal("job", JSON.stringify(payload)), userId, runAt };
}

/** What `enqueueJob` stored; null where it was sealed under another AUTH_SECRET. */
export function readPayload<K extends JobKind>(payload: string): JobKinds[K] | null {
  const text = unseal("job", payload);
  return text === null ? null : (JSON.parse(text) as JobKinds[K]);
}

/** Tells this process's runner that there is work; without one, a later runner finds it. */
export function wakeJobs(): void {
  alarm().ring?.();
}

/** Where the runner hangs its bell. */
export function alarm(): { ring?: () => void } {
  return once("jobs.alarm", () => ({}));
}
