import { setTimeout as pause } from "node:timers/promises";

type Patience = { timeoutMs?: number; everyMs?: number; what?: string };

/** Asks again until `condition` answers something truthy, and answers that. Throws after 10 s. */
export async function until<T>(
  condition: () => T | Promise<T>,
  { timeoutMs = 10_000, everyMs = 20, what = "the condition" }: Patience = {},
): Promise<NonNullable<T>> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const answer = await condition();
    if (answer) return answer;
    if (Date.now() > deadline) throw new Error(`Waited ${timeoutMs} ms in vain for ${what}`);
    await pause(everyMs);
  }
}

/** A gate that opens when `count` callers stand before it: `const gate = barrier(50)`. */
export function barrier(count: number): () => Promise<void> {
  let waiting = 0;
  let open!: () => void;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return () => {
    waiting += 1;
    if (waiting === count) open();
    return opened;
  };
}

/** Runs `act` `count` times, all released in the same moment, and answers what each came to. */
export function together<T>(count: number, act: (index: number) => Promise<T>): Promise<T[]> {
  const gate = barrier(count);
  return Promise.all(
    Array.from({ length: count }, async (_, index) => {
      await gate();
      return act(index);
    }),
  );
}

/** The middle of some times: one that a busy machine held up does not move it. */
export function median(values: number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
