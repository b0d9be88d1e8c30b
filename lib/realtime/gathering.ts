/**
 * Hands on what comes in quick succession together: the first at once, what follows within `pauseMs`
 * of the last handing on when they are over. Keeps the order.
 */
export class Gathering<T> {
  #waiting: T[] = [];
  #timer: NodeJS.Timeout | null = null;
  #handedAt = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly pauseMs: number,
    private readonly hand: (all: T[]) => void,
  ) {}

  add(item: T): void {
    this.#waiting.push(item);
    if (this.#timer) return;
    const waitMs = this.#handedAt + this.pauseMs - performance.now();
    // Even the first waits for its turn of the event loop: a commit tells of many rooms in one.
    this.#timer = setTimeout(() => this.flush(), Math.max(0, waitMs));
  }

  /** Hands on now what still waits. */
  flush(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    if (this.#waiting.length === 0) return;
    const all = this.#waiting;
    this.#waiting = [];
    this.#handedAt = performance.now();
    this.hand(all);
  }
}
