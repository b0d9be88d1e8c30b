import type { ReadView } from "@/lib/contract/views";
import type { Api } from "./api";
import { changeVisit, type HearthState } from "./hearth-state";
import type { ReadMark } from "./read-marks";
import type { Store } from "./store";
import type { Actions, Answer, MarkedRead } from "./types";

type Ports = {
  store: Store<HearthState>;
  api: Api;
  check<T>(answer: Answer<T>, roomId?: string): Answer<T>;
  /** Shows a room as read up to there; null where it already was. */
  show(roomId: string, seq: number): ReadMark | null;
  /** Sends a mark until it arrives. */
  sendLater(roomId: string, mark: ReadMark): void;
  markUnread(roomId: string, seq: number): Promise<Answer<ReadView>>;
};

type Verbs = Pick<Actions, "markEverythingRead" | "undoMarkedRead" | "dismissMarkedRead">;

/** Marks all rooms as read at once, and puts each mark back where it was. */
export function createMarkEverything(ports: Ports): Verbs {
  const { store, api, check, show, sendLater, markUnread } = ports;

  const change = (markedRead: MarkedRead | null) =>
    store.update((state) => ({ ...state, markedRead }));

  /** At once, not one a second like marks of reading: other devices are waiting. */
  async function send(roomId: string, mark: ReadMark) {
    const answer = check(await api.markRead(roomId, mark), roomId);
    if (!answer.ok) sendLater(roomId, mark);
  }

  return {
    markEverythingRead() {
      const { rooms, openId } = store.get();
      const unread = rooms.filter((room) => room.unread > 0);
      change({ rooms: unread.map(({ id, readSeq }) => ({ id, readSeq })), failed: false });
      for (const { id, lastSeq } of unread) {
        const mark = show(id, lastSeq);
        if (mark) void send(id, mark);
      }
      if (openId === null) return;
      store.update((state) => changeVisit(state, openId, { firstUnreadSeq: null }));
    },

    async undoMarkedRead() {
      const { markedRead } = store.get();
      if (!markedRead) return;
      change(null);
      const answers = await Promise.all(
        markedRead.rooms.map(({ id, readSeq }) => markUnread(id, readSeq + 1)),
      );
      const rooms = markedRead.rooms.filter((_, index) => isLeft(answers[index]));
      if (rooms.length > 0) change({ rooms, failed: true });
    },

    dismissMarkedRead: () => change(null),
  };
}

/** A room that is gone has nothing to put back. */
function isLeft(answer: Answer<ReadView> | undefined): boolean {
  return answer?.ok === false && answer.error.code !== "not_found";
}
