import type { MessageView } from "@/lib/contract/views";
import type { Api } from "./api";
import type { HearthState } from "./hearth-state";
import type { Store } from "./store";
import type { Actions, Answer, Deletions } from "./types";

type Ports = {
  store: Store<HearthState>;
  api: Pick<Api, "deleteMessage">;
  check<T>(answer: Answer<T>, roomId: string): Answer<T>;
  hearSent(message: MessageView): void;
};

type Verbs =
  | "deleteMessage"
  | "deleteUndoably"
  | "undoDelete"
  | "holdUndo"
  | "dismissDeleteFailure";

/** How long a deletion can be undone, and how long until one without an answer is tried again. */
const undoMs = 6_000;
const retryMs = 5_000;

/**
 * Deletions that can be undone: nothing is sent before it is too late for that, so nobody sees a
 * message go and come back. Deleting twice is the same to the server, so when in doubt it is sent.
 */
export function createDeletions({ store, api, check, hearSent }: Ports) {
  let timer: ReturnType<typeof setTimeout> | undefined;

  const read = () => store.get().deletions;

  function change(next: Partial<Deletions>) {
    store.update((state) => ({ ...state, deletions: { ...state.deletions, ...next } }));
  }

  function without(id: string): Deletions["tombstones"] {
    return new Map([...read().tombstones].filter(([other]) => other !== id));
  }

  async function deleteMessage(roomId: string, id: string): Promise<Answer<MessageView>> {
    const answer = check(await api.deleteMessage(id), roomId);
    if (answer.ok) hearSent(answer.data);
    return answer;
  }

  async function send(message: MessageView) {
    const { roomId, id } = message;
    const answer = await deleteMessage(roomId, id);
    if (!answer.ok && (answer.offline || answer.error.code === "rate_limited")) {
      setTimeout(() => void send(message), answer.error.retryAfterMs ?? retryMs);
      return;
    }
    change({ tombstones: without(id), ...(!answer.ok && { failure: answer.error }) });
  }

  /** Ends the time for undoing. */
  function settle() {
    clearTimeout(timer);
    const { undoable } = read();
    if (!undoable) return;
    change({ undoable: null });
    void send(undoable);
  }

  function startTimer() {
    clearTimeout(timer);
    timer = setTimeout(settle, undoMs);
  }

  const actions: Pick<Actions, Verbs> = {
    deleteMessage,
    deleteUndoably(message) {
      settle();
      const nothing = { body: "", replyTo: null, reactions: [], pinnedAt: null };
      const tombstone = { ...message, ...nothing, deletedAt: new Date().toISOString() };
      const tombstones = new Map(read().tombstones).set(message.id, tombstone);
      change({ tombstones, undoable: message, failure: null });
      startTimer();
    },
    undoDelete() {
      clearTimeout(timer);
      const { undoable } = read();
      if (undoable) change({ tombstones: without(undoable.id), undoable: null });
    },
    holdUndo(held) {
      clearTimeout(timer);
      if (!held && read().undoable) startTimer();
    },
    dismissDeleteFailure: () => change({ failure: null }),
  };

  return { actions, settle };
}
