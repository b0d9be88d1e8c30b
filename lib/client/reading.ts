import type { ReadView } from "@/lib/contract/views";
import type { Api } from "./api";
import { changeRoom, type HearthState } from "./hearth-state";
import { createMarkEverything } from "./mark-everything";
import { createReadMarks, type ReadMark } from "./read-marks";
import { tellRead } from "./rooms-state";
import type { LiveSocket } from "./socket";
import type { Store } from "./store";
import type { Actions, Answer } from "./types";

type Ports = {
  store: Store<HearthState>;
  api: Api;
  check<T>(answer: Answer<T>, roomId?: string): Answer<T>;
  socket(): LiveSocket | null;
  hearRead(read: ReadView): void;
  /** For my other tabs. */
  tellTabs(read: ReadView): void;
  isHidden(): boolean;
};

type Verbs = Pick<
  Actions,
  | "markRead"
  | "markAllRead"
  | "markUnread"
  | "markEverythingRead"
  | "undoMarkedRead"
  | "dismissMarkedRead"
>;

/** How far I have read, which only moves back when I say so. */
export function createReading(ports: Ports) {
  const { store, api, check, socket, hearRead, tellTabs, isHidden } = ports;
  const marks = createReadMarks(async (roomId, mark) => {
    const live = socket();
    return check(await (live ? live.markRead({ roomId, ...mark }) : api.markRead(roomId, mark)));
  });

  function show(roomId: string, seq: number): ReadMark | null {
    const room = store.get().rooms.find(({ id }) => id === roomId);
    if (!room || seq <= room.readSeq) return null;
    const mark = { seq, turn: room.readTurn };
    store.update((state) => changeRoom(state, roomId, (known) => tellRead(known, mark)));
    tellTabs({ roomId, ...mark });
    return mark;
  }

  function markUpTo(roomId: string, seq: number) {
    const mark = show(roomId, seq);
    if (mark) marks.mark(roomId, mark);
  }

  async function markUnread(roomId: string, seq: number): Promise<Answer<ReadView>> {
    const answer = check(await api.markUnread(roomId, seq), roomId);
    if (!answer.ok) return answer;
    hearRead(answer.data);
    tellTabs(answer.data);
    return answer;
  }

  const verbs: Verbs = {
    markRead(roomId) {
      const visit = store.get().visits[roomId];
      if (isHidden() || visit?.keptUnread) return;
      markUpTo(roomId, visit?.timeline.messages.at(-1)?.seq ?? 0);
    },
    markAllRead(roomId) {
      markUpTo(roomId, store.get().rooms.find(({ id }) => id === roomId)?.lastSeq ?? 0);
    },
    markUnread,
    ...createMarkEverything({ store, api, check, show, markUnread, sendLater: marks.mark }),
  };
  return { verbs, stop: marks.stop };
}
