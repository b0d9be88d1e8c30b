import type { JobKind } from "@/lib/contract/jobs";
import type { JobKinds } from "./jobs";

/** What a handler may know of its job beside the payload; the id stays the same over all attempts. */
export type JobFacts = { id: string; createdAt: Date };

/** What does the work, by kind. May be called again for a job that was done: by a crash, not by rule. */
export type Handlers = {
  [K in JobKind]?: (payload: JobKinds[K], job: JobFacts) => Promise<unknown>;
};

/** Thrown by a handler where trying again would change nothing. */
export class PermanentFailure extends Error {
  readonly name = "PermanentFailure";
}
