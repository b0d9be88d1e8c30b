import type { Api } from "./api";
import { type HearthState, tellUsers } from "./hearth-state";
import type { Store } from "./store";
import type { Answer } from "./types";

type Ports = {
  store: Store<HearthState>;
  api: Api;
  check<T>(answer: Answer<T>, roomId?: string): Answer<T>;
};

/** After a restart everybody is back at once; what is not urgent is asked for within so long. */
const spreadMs = 5_000;

/**
 * The names and pictures in the open room, asked for by those who may have missed an event: no
 * clock moves with them, so no catching up brings them.
 */
export function createPeople({ store, api, check }: Ports) {
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function refresh(): Promise<Answer<null>> {
    const { openId } = store.get();
    if (openId === null) return { ok: true, data: null };
    const answer = check(await api.listMembers(openId), openId);
    if (!answer.ok) return answer;
    const users = answer.data.members.map(({ user }) => user);
    store.update((state) => tellUsers(state, users));
    return { ok: true, data: null };
  }

  return {
    refresh,
    /** As `refresh`, at some moment of the next five seconds. */
    refreshSoon() {
      clearTimeout(timer);
      timer = setTimeout(refresh, Math.random() * spreadMs);
    },
    stop: () => clearTimeout(timer),
  };
}
