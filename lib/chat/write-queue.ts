import { setImmediate as nextTurn } from "node:timers/promises";
import type { MessageView } from "@/lib/contract/views";
import { isContention } from "@/lib/db";
import { wakeJobs } from "@/lib/jobs/jobs";
import { metrics } from "@/lib/metrics";
import { once } from "@/lib/once";
import { announce } from "./announcements";
import { BatchRaced } from "./dialect/dialect";
import { indexSearchTailSoon } from "./index-search-tail";
import { isRefusal, refuse } from "./refusal";
import { type Draft, type Outcome, writeBatch } from "./write-batch";

type Pending = {
  draft: Draft;
  /** By `performance.now()`. */
  since: number;
  resolve: (stored: { message: MessageView; created: boolean }) => void;
  reject: (error: unknown) => void;
};

/** Beyond this many waiting messages new ones are refused before they are acknowledged. */
const capacity = 10_000;
const batchSize = 500;
const racesAllowed = 5;

const queue = () => once("writeQueue", () => ({ waiting: [] as Pending[], running: false }));

/**
 * Messages whose transaction failed in a way that may have come after its COMMIT (the answer was
 * lost): should they turn out to be stored, nobody has been told of them yet. By author and client id.
 */
const uncertain = () => once("writeQueue.uncertain", () => new Set<string>());
const uncertainKept = 10_000;

/**
 * Stores a message with whatever else has gathered since the last commit (group commit) and
 * resolves after that commit. Refuses with `rate_limited` when the queue is full.
 */
export function enqueue(draft: Draft): Promise<{ message: MessageView; created: boolean }> {
  const { waiting } = queue();
  if (waiting.length >= capacity) refuse("rate_limited", { retryAfterMs: 1_000 });
  return new Promise((resolve, reject) => {
    waiting.push({ draft, since: performance.now(), resolve, reject });
    metrics().queued.set(waiting.length);
    void drain();
  });
}

async function drain(): Promise<void> {
  const state = queue();
  if (state.running) return;
  state.running = true;
  try {
    while (state.waiting.length > 0) {
      // Whatever came in by the same turn of the event loop goes along.
      await nextTurn();
      const batch = state.waiting.splice(0, batchSize);
      metrics().queued.set(state.waiting.length);
      await commit(batch);
    }
  } finally {
    state.running = false;
  }
}

/**
 * One transaction for the whole batch; where it fails, one each and once more, so that a bad row
 * fails alone and what was stored after all is found. Not where the database was held for too
 * long: each one would wait as long again.
 */
async function commit(batch: Pending[], isAgain = false): Promise<void> {
  try {
    const { outcomes, changes, hasJobs } = await write(batch.map((pending) => pending.draft));
    metrics().batch.observe(batch.length);
    for (const [i, outcome] of outcomes.entries()) settle(batch[i], outcome);
    for (const change of changes) announce({ type: "room:changes", ...change });
    indexSearchTailSoon();
    if (hasJobs) wakeJobs();
  } catch (error) {
    if (!isContention(error)) for (const { draft } of batch) doubt(draft);
    if (isAgain || isContention(error)) {
      for (const pending of batch) pending.reject(error);
      return;
    }
    for (const pending of batch) await commit([pending], true);
  }
}

async function write(drafts: Draft[]) {
  for (let races = 0; ; races++) {
    try {
      return await writeBatch(drafts);
    } catch (error) {
      if (!(error instanceof BatchRaced) || races >= racesAllowed) throw error;
    }
  }
}

function settle(pending: Pending | undefined, outcome: Outcome): void {
  if (!pending) return;
  const wasUncertain = uncertain().delete(keyOf(pending.draft));
  if (isRefusal(outcome)) {
    pending.reject(outcome);
    return;
  }
  if (outcome.created) metrics().posted.inc();
  metrics().acknowledgement.observe((performance.now() - pending.since) / 1_000);
  pending.resolve(outcome);
  if (wasUncertain && !outcome.created) announceStored(outcome.message);
}

function doubt(draft: Draft): void {
  const [oldest] = uncertain();
  if (uncertain().size >= uncertainKept && oldest) uncertain().delete(oldest);
  uncertain().add(keyOf(draft));
}

/** Whoever has it already passes over it, by their cursor. */
function announceStored(message: MessageView): void {
  const { roomId, rev } = message;
  announce({ type: "room:changes", roomId, after: rev - 1, rev, messages: [message] });
}

const keyOf = ({ authorId, clientId }: Draft) => `${authorId} ${clientId}`;
