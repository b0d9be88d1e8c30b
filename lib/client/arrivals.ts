import type { Head, RoomChanges } from "@/lib/contract/events";
import type { ChangesPage, MessageView, ReadView, UserView } from "@/lib/contract/views";
import type { CatchUp } from "./catch-up";
import {
  changeRoom,
  changeVisit,
  firstUnread,
  type HearthState,
  loseRoom,
  tellArrival,
  tellLinkNews,
  tellReadMark,
  tellRoom,
  tellUsers,
} from "./hearth-state";
import type { RoomEvent } from "./room-state";
import { tellHead } from "./rooms-state";
import type { LiveSocket, SocketEars } from "./socket";
import type { Store } from "./store";

type Ports = {
  store: Store<HearthState>;
  catchUp: CatchUp;
  refreshRooms(): Promise<unknown>;
  /** Messages of mine with these clientIds have turned up. */
  confirm(clientIds: ReadonlySet<string>): void;
  isHidden(): boolean;
};

type RoomsChange = Parameters<SocketEars["rooms:changed"]>[0];
type Arrived = Pick<ChangesPage, "rev" | "messages">;

/** A room with many comings and goings must not fetch its list each time. Milliseconds. */
const refreshPauseMs = 1_000;
const mostPerSync = 500;

/** Everything the server tells unasked, and what comes of it here. */
export function createArrivals({ store, catchUp, refreshRooms, confirm, isHidden }: Ports) {
  let refreshedMs = Number.NEGATIVE_INFINITY;
  let refreshTimer: ReturnType<typeof setTimeout> | undefined;

  function absorb(roomId: string, event: RoomEvent, arrived: Arrived) {
    store.update((state) => {
      const told = tellArrival(state, roomId, event, arrived);
      return isHidden() ? drawUnreadLine(told, roomId) : told;
    });
    const mine = arrived.messages.flatMap(({ author, clientId }) =>
      author.id === store.get().meId && clientId ? [clientId] : [],
    );
    if (mine.length > 0) confirm(new Set(mine));
  }

  function hearChanges({ roomId, ...frame }: RoomChanges) {
    absorb(roomId, { type: "changes", ...frame }, frame);
    catchUp.soon(roomId);
  }

  function hearHeads({ rooms: heads }: { rooms: Record<string, Head> }) {
    for (const [roomId, head] of Object.entries(heads)) {
      const { rooms, visits } = store.get();
      const room = rooms.find(({ id }) => id === roomId);
      // A head has no words in it: the list's last message has to be fetched.
      if (!room || (!visits[roomId] && head.rev > room.rev)) refreshSoon();
      store.update((state) => changeRoom(state, roomId, (room) => tellHead(room, head)));
      if (!visits[roomId]) continue;
      store.update((state) => tellRoom(state, roomId, { type: "head", rev: head.rev }));
      catchUp.soon(roomId);
    }
  }

  /** Those of which something was told since the list was fetched. */
  const changedRooms = new Set<string>();

  /** At once, and once more when others asked within a second of it. */
  function refreshSoon() {
    clearTimeout(refreshTimer);
    const wait = refreshedMs + refreshPauseMs - performance.now();
    if (wait > 0) {
      refreshTimer = setTimeout(refreshSoon, wait);
      return;
    }
    refreshedMs = performance.now();
    void refresh();
  }

  async function refresh() {
    const changed = [...changedRooms];
    changedRooms.clear();
    await refreshRooms();
    // Whoever is out by now may not ask there any more.
    for (const { id } of store.get().rooms) {
      if (changed.includes(id)) store.update((state) => tellLinkNews(state, id));
    }
  }

  function hearRoomsChanged({ roomId, deleted, left, seated }: RoomsChange) {
    const how = deleted ? "deleted" : left ? "left" : null;
    // At once: what is asked of it from now on is refused.
    if (roomId && how) store.update((state) => loseRoom(state, roomId, how));
    if (roomId && seated) store.update((state) => ({ ...state, seatedIn: roomId }));
    if (roomId) changedRooms.add(roomId);
    refreshSoon();
  }

  function hearRead(read: ReadView) {
    const known = store.get().rooms.find(({ id }) => id === read.roomId)?.readTurn ?? read.turn;
    store.update((state) => tellReadMark(state, read));
    // Which mentions are unread again is not known here.
    if (read.turn > known) refreshSoon();
  }

  /** The list's last words carry a name without an id: they are fetched. */
  function hearUserChanged({ user }: { user: UserView }) {
    store.update((state) => tellUsers(state, [user]));
    refreshSoon();
  }

  async function syncSome(socket: LiveSocket, cursors: [string, number][], withinMs?: number) {
    const asked = Object.fromEntries(cursors);
    const answer = await socket.sync(asked, withinMs);
    if (!answer.ok) return false;
    for (const [roomId, page] of Object.entries(answer.data)) {
      absorb(roomId, { type: "fetched", after: asked[roomId] ?? 0, page }, page);
      if (page.more && !page.reset) void catchUp.run(roomId);
      else catchUp.soon(roomId);
    }
    return true;
  }

  return {
    absorb,
    hearRead,
    /** An acknowledged message; true for one that another tab sent, too. */
    hearSent(message: MessageView) {
      absorb(message.roomId, { type: "sent", message }, { rev: 0, messages: [message] });
      catchUp.soon(message.roomId);
    },
    ears: {
      "room:changes": hearChanges,
      heads: hearHeads,
      "rooms:changed": hearRoomsChanged,
      "room:read": hearRead,
      "user:changed": hearUserChanged,
    } satisfies Partial<SocketEars>,
    /** Asks what all visited rooms missed. False if the socket did not answer in time. */
    async sync(socket: LiveSocket, withinMs?: number): Promise<boolean> {
      const { rooms, visits } = store.get();
      const cursors = rooms.flatMap(({ id }): [string, number][] => {
        const timeline = visits[id]?.timeline;
        return timeline?.loaded ? [[id, timeline.cursor]] : [];
      });
      for (let from = 0; from === 0 || from < cursors.length; from += mostPerSync) {
        const some = cursors.slice(from, from + mostPerSync);
        if (!(await syncSome(socket, some, withinMs))) return false;
      }
      return true;
    },
    stop: () => clearTimeout(refreshTimer),
  };
}

/** Who looks away from an open room finds a line where the new messages begin. */
function drawUnreadLine(state: HearthState, roomId: string): HearthState {
  if (state.openId !== roomId || state.visits[roomId]?.firstUnreadSeq != null) return state;
  const firstUnreadSeq = firstUnread(state, roomId);
  return firstUnreadSeq === null ? state : changeVisit(state, roomId, { firstUnreadSeq });
}
