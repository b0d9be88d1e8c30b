import type { ReadView } from "@/lib/contract/views";
import type { Answer } from "./types";

/** What the contract allows a socket. Milliseconds. */
const pauseMs = 1_000;

/** How far was read, and in which turn of the marker. */
export type ReadMark = { seq: number; turn: number };

export type ReadMarks = ReturnType<typeof createReadMarks>;

/** Sends read markers, one a second at most, the latest of each room; lost ones are tried again. */
export function createReadMarks(
  send: (roomId: string, mark: ReadMark) => Promise<Answer<ReadView>>,
) {
  const waiting = new Map<string, ReadMark>();
  let timer: ReturnType<typeof setTimeout> | null = null;

  async function flush() {
    timer = null;
    const [next] = waiting;
    if (!next) return;
    const [roomId, mark] = next;
    waiting.delete(roomId);
    timer = setTimeout(flush, pauseMs);
    const answer = await send(roomId, mark);
    if (answer.ok) return;
    if (answer.offline || answer.error.code === "rate_limited") {
      put(roomId, mark);
      timer ??= setTimeout(flush, pauseMs);
    }
  }

  function put(roomId: string, mark: ReadMark) {
    const known = waiting.get(roomId);
    const isLater = !known || mark.turn > known.turn;
    if (isLater || (mark.turn === known.turn && mark.seq > known.seq)) waiting.set(roomId, mark);
  }

  return {
    mark(roomId: string, mark: ReadMark) {
      put(roomId, mark);
      if (timer === null) void flush();
    },
    stop() {
      if (timer !== null) clearTimeout(timer);
      timer = null;
    },
  };
}
