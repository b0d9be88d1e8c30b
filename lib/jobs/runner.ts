import { setTimeout as delay } from "node:timers/promises";
import type { JobKind } from "@/lib/contract/jobs";
import { transact } from "@/lib/db";
import { log } from "@/lib/log";
import { once } from "@/lib/once";
import { type ClaimedJob, claimJob, lockMs } from "./claim";
import { type Handlers, PermanentFailure } from "./handlers";
import { alarm, readPayload } from "./jobs";

/** How often it looks for what other processes enqueued and for what is to be tried again. */
const pollMs = 2_000;
/** Slow work, such as a mail server that hangs, must not keep everything else waiting. */
const lanes = 4;
/** Where each job waits for a server that anybody may choose: in lanes of their own, so many. */
const strangersLanes = 2;
const forStrangers = new Set<JobKind>(["preview"]);
const lastAttempt = 10;
const backoff = { baseMs: 1_000, capMs: 60 * 60_000 };
const reasonLength = 300;

type Pool = { kinds: JobKind[]; lanes: number; active: Set<Promise<void>> };
type Runner = { handlers: Handlers; pools: Pool[]; stop: (() => void) | null };

/**
 * Begins doing the stored work, once per process. Each job is done at least once: it is taken away
 * after its handler resolved, tried again with growing pauses after it threw, and dead after the
 * tenth time or a `PermanentFailure`. Kinds without a handler are left to other processes.
 */
export function startJobs(handlers: Handlers): void {
  once("jobs.runner", () => {
    const runner: Runner = { handlers, pools: poolsOf(handlers), stop: null };
    const ring = () => {
      for (const pool of runner.pools) openLane(runner, pool);
    };
    const poll = setInterval(ring, pollMs);
    poll.unref();
    alarm().ring = ring;
    runner.stop = () => {
      clearInterval(poll);
      alarm().ring = undefined;
      runner.stop = null;
    };
    ring();
    return runner;
  });
}

/** Claims nothing more and waits for what is under way, for `patienceMs` at most. */
export async function stopJobs(patienceMs: number): Promise<void> {
  const runner = once<Runner | null>("jobs.runner", () => null);
  if (!runner) return;
  runner.stop?.();
  const active = runner.pools.flatMap((pool) => [...pool.active]);
  await Promise.race([Promise.all(active), delay(patienceMs, undefined, { ref: false })]);
}

function poolsOf(handlers: Handlers): Pool[] {
  const kinds = Object.keys(handlers) as JobKind[];
  const others = kinds.filter((kind) => !forStrangers.has(kind));
  const slow = kinds.filter((kind) => forStrangers.has(kind));
  return [
    { kinds: others, lanes, active: new Set() },
    { kinds: slow, lanes: strangersLanes, active: new Set() },
  ];
}

function openLane(runner: Runner, pool: Pool): void {
  if (!runner.stop || pool.active.size >= pool.lanes) return;
  const lane: Promise<void> = workOff(runner, pool)
    .catch((error) => log.error({ err: error }, "jobs: the database did not answer"))
    .finally(() => pool.active.delete(lane));
  pool.active.add(lane);
}

async function workOff(runner: Runner, pool: Pool): Promise<void> {
  while (runner.stop) {
    const job = await claimJob(pool.kinds);
    if (!job) return;
    // Where there is one there may be more.
    openLane(runner, pool);
    await runJob(runner, job);
  }
}

async function runJob({ handlers }: Runner, job: ClaimedJob): Promise<void> {
  const mine = { id: job.id, attempts: job.attempts, state: "running" };
  const extend = setInterval(() => {
    const lockedUntil = new Date(Date.now() + lockMs);
    transact((tx) => tx.job.updateMany({ where: mine, data: { lockedUntil } })).catch(() => {});
  }, lockMs / 3);
  const failure = await handle(handlers, job).then(() => null, toFailure(job));
  clearInterval(extend);
  await transact((tx) =>
    failure
      ? tx.job.updateMany({ where: mine, data: { ...failure, lockedUntil: null } })
      : tx.job.deleteMany({ where: mine }),
  );
}

/** What a failed attempt leaves in the row: dead, or when it is tried again. */
function toFailure({ id, kind, attempts }: ClaimedJob) {
  return (error: unknown) => {
    const dead = isPermanent(error) || attempts >= lastAttempt;
    const state = dead ? "dead" : "waiting";
    const lastError = reasonOf(error);
    log.warn({ job: id, kind, attempt: attempts, state }, `a job failed: ${lastError}`);
    return { state, lastError, runAt: new Date(Date.now() + pauseAfter(attempts)) };
  };
}

async function handle<K extends JobKind>(handlers: Handlers, job: ClaimedJob<K>): Promise<void> {
  if (job.attempts > lastAttempt) throw new PermanentFailure("It was interrupted too often.");
  const payload = readPayload<K>(job.payload);
  if (payload === null) throw new PermanentFailure("It was stored under another AUTH_SECRET.");
  await handlers[job.kind]?.(payload, job);
}

/** Exponential with full jitter, so that what failed together does not come back together. */
function pauseAfter(attempts: number): number {
  return Math.random() * Math.min(backoff.capMs, backoff.baseMs * 2 ** (attempts - 1));
}

/** By name: the handlers may come from another bundle. */
function isPermanent(error: unknown): boolean {
  return error instanceof Error && error.name === "PermanentFailure";
}

function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.replace(/[\s\p{Cc}]+/gu, " ").slice(0, reasonLength);
}
