import type { ReadView } from "@/lib/contract/views";
import type { Answer } from "./types";

/** What the contract allows a socket. Milliseconds. */
const pauseMs = 1_000;

export type ReadMarks = ReturnType<typeof createReadMarks>;

/** Sends read markers, one a second at most, the latest of each room; lost ones are tried again. */
export function createReadMarks(send: (roomId: string, seq: number) => Promise<Answer<ReadView>>) {
  const waiting = new Map<string, number>();
  let timer: ReturnType<typeof setTimeout> | null = null;

  async function flush() {
    timer = null;
    const [next] = waiting;
    if (!next) return;
    const [roomId, seq] = next;
    waiting.delete(roomId);
    timer = setTimeout(flush, pauseMs);
    const answer = await send(roomId, seq);
    if (answer.ok) return;
    if (answer.offline || answer.error.code === "rate_limited") keep(roomId, seq);
  }

  function keep(roomId: string, seq: number) {
    waiting.set(roomId, Math.max(seq, waiting.get(roomId) ?? 0));
    timer ??= setTimeout(flush, pauseMs);
  }

  return {
    mark(roomId: string, seq: number) {
      waiting.set(roomId, Math.max(seq, waiting.get(roomId) ?? 0));
      if (timer === null) void flush();
    },
    stop() {
      if (timer !== null) clearTimeout(timer);
      timer = null;
    },
  };
}
