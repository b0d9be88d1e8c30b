import type { ChangesPage } from "@/lib/contract/views";
import type { Api } from "./api";
import { needsFetch, type RoomEvent, type RoomState } from "./room-state";
import type { Answer } from "./types";

type Ports = {
  listChanges: Api["listChanges"];
  /** A visited room's state. */
  read(roomId: string): RoomState | undefined;
  tell(roomId: string, event: RoomEvent, arrived: ChangesPage): void;
};

export type CatchUp = ReturnType<typeof createCatchUp>;

/** How long a gap may be one that late frames fill; afterwards it is fetched. Milliseconds. */
const stragglersMs = 250;
const longestPauseMs = 10_000;
const pageSize = 500;

/** Fetches what a visited room missed, from its cursor until nothing is left. */
export function createCatchUp({ listChanges, read, tell }: Ports) {
  const running = new Map<string, Promise<Answer<null>>>();
  const timers = new Map<string, ReturnType<typeof setTimeout>>();

  async function fetchAll(roomId: string): Promise<Answer<null>> {
    for (;;) {
      const after = read(roomId)?.cursor;
      if (after === undefined) return { ok: true, data: null };
      const answer = await listChanges(roomId, { after, limit: pageSize });
      if (!answer.ok) return answer;
      const page = answer.data;
      tell(roomId, { type: "fetched", after, page }, page);
      if (page.reset || !page.more || page.rev <= after) return { ok: true, data: null };
    }
  }

  /** One fetch per room at a time: a second caller gets the answer of the first. */
  function run(roomId: string): Promise<Answer<null>> {
    const present = running.get(roomId);
    if (present) return present;
    const fetching = fetchAll(roomId).finally(() => running.delete(roomId));
    running.set(roomId, fetching);
    return fetching;
  }

  /** If something is missing, fetches it unless stragglers bring it; again until it is here. */
  function soon(roomId: string, pauseMs = stragglersMs) {
    if (timers.has(roomId) || !missing(roomId)) return;
    const timer = setTimeout(async () => {
      timers.delete(roomId);
      if (!missing(roomId)) return;
      const answer = await run(roomId);
      if (answer.ok || answer.offline) soon(roomId, Math.min(pauseMs * 2, longestPauseMs));
    }, pauseMs);
    timers.set(roomId, timer);
  }

  function missing(roomId: string): boolean {
    const state = read(roomId);
    return state !== undefined && needsFetch(state);
  }

  return {
    run,
    soon,
    stop() {
      for (const timer of timers.values()) clearTimeout(timer);
      timers.clear();
    },
  };
}
