import { refuse } from "@/lib/chat/refusal";
import type { ReadView } from "@/lib/contract/views";

const paceMs = 1_000;
const roomsAtOnce = 100;

/** `turn` as the client knows it; left out, a mark is never too late. */
type Mark = { seq: number; turn?: number | undefined };

/**
 * Lets one socket move its read markers at most once a second. What comes sooner waits for the
 * rest of that second; of one room's marks the highest counts, and answers all of them.
 */
export class ReadPacer {
  #waiting = new Map<string, { mark: Mark; answer: Promise<ReadView> }>();
  #open: Promise<void> | null = null;
  #openNow: () => void = () => {};
  #timer: NodeJS.Timeout | undefined;
  #lastAt = Number.NEGATIVE_INFINITY;

  constructor(private readonly store: (roomId: string, mark: Mark) => Promise<ReadView>) {}

  /** Resolves when the mark is stored; refuses with `rate_limited` beyond 100 rooms a second. */
  read(roomId: string, mark: Mark): Promise<ReadView> {
    const waiting = this.#waiting.get(roomId);
    if (waiting) {
      waiting.mark = later(waiting.mark, mark);
      return waiting.answer;
    }
    if (this.#waiting.size >= roomsAtOnce) refuse("rate_limited", { retryAfterMs: paceMs });
    const answer = this.#gate().then(() => {
      const entry = this.#waiting.get(roomId);
      this.#waiting.delete(roomId);
      return this.store(roomId, entry?.mark ?? mark);
    });
    this.#waiting.set(roomId, { mark, answer });
    return answer;
  }

  /** Stores what waits right away: the socket is gone. */
  flush(): void {
    clearTimeout(this.#timer);
    this.#openNow();
  }

  #gate(): Promise<void> {
    this.#open ??= new Promise<void>((resolve) => {
      this.#openNow = () => {
        this.#open = null;
        this.#lastAt = performance.now();
        resolve();
      };
      const waitMs = Math.max(0, this.#lastAt + paceMs - performance.now());
      if (waitMs === 0) queueMicrotask(this.#openNow);
      else this.#timer = setTimeout(this.#openNow, waitMs);
    });
    return this.#open;
  }
}

/** Of two marks that of the later turn counts, of one turn the higher. */
function later(one: Mark, other: Mark): Mark {
  const turns = (other.turn ?? 0) - (one.turn ?? 0);
  return turns > 0 || (turns === 0 && other.seq > one.seq) ? other : one;
}
