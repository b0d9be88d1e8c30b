import type { RoomView } from "@/lib/contract/views";
import type { Api } from "./api";
import { type HearthState, loseRoom, tellReadMark } from "./hearth-state";
import { mergeRooms, putRoom } from "./rooms-state";
import type { Store } from "./store";
import type { Actions, Answer } from "./types";

type Ports = {
  store: Store<HearthState>;
  api: Api;
  check<T>(answer: Answer<T>, roomId?: string): Answer<T>;
};

type Verbs = Pick<
  Actions,
  | "createRoom"
  | "joinRoom"
  | "leaveRoom"
  | "updateRoom"
  | "deleteRoom"
  | "listOpenRooms"
  | "setNotify"
>;

/** What people do to rooms. The list of rooms shows it at once, without waiting for an event. */
export function createRoomVerbs({ store, api, check }: Ports): Verbs {
  function listed(answer: Answer<RoomView>): Answer<RoomView> {
    if (answer.ok) {
      store.update((state) => ({ ...state, rooms: putRoom(state.rooms, answer.data) }));
    }
    return answer;
  }

  function lost(answer: Answer<null>, roomId: string, how: "left" | "deleted") {
    if (answer.ok) store.update((state) => loseRoom(state, roomId, how));
    return answer;
  }

  return {
    createRoom: async (room) => listed(check(await api.createRoom(room))),
    joinRoom: async (roomId) => listed(check(await api.joinRoom(roomId))),
    leaveRoom: async (roomId, how = {}) =>
      lost(check(await api.leaveRoom(roomId, how)), roomId, "left"),
    updateRoom: async (roomId, change) => listed(check(await api.updateRoom(roomId, change))),
    setNotify: async (roomId, change) => listed(check(await api.setNotify(roomId, change), roomId)),
    deleteRoom: async (roomId) => lost(check(await api.deleteRoom(roomId)), roomId, "deleted"),
    listOpenRooms: async (query) => check(await api.listOpenRooms(query)),
  };
}

/**
 * Keeps the list of my rooms fresh: one request at a time, and one more if it was asked for
 * meanwhile. Resolves to the answer of the request that covers the asking.
 */
export function createRoomRefresh({ store, api, check }: Ports) {
  let running: Promise<Answer<null>> | null = null;
  let next: Promise<Answer<null>> | null = null;

  async function fetchRooms(): Promise<Answer<null>> {
    const before = store.get().rooms;
    const answer = check(await api.listRooms());
    if (!answer.ok) {
      store.update((state) => ({ ...state, roomsStale: true }));
      return answer;
    }
    store.update((state) => withFresh(state, before, answer.data.rooms));
    return { ok: true, data: null };
  }

  return function refresh(): Promise<Answer<null>> {
    if (running) {
      next ??= running.then(() => {
        next = null;
        return refresh();
      });
      return next;
    }
    running = fetchRooms().finally(() => {
      running = null;
    });
    return running;
  };
}

/** Lost are rooms that were there before the request; those that came meanwhile stay. */
function withFresh(state: HearthState, before: RoomView[], fresh: RoomView[]): HearthState {
  const freshIds = new Set(fresh.map(({ id }) => id));
  const knownBefore = new Set(before.map(({ id }) => id));
  const isLost = ({ id }: RoomView) => !freshIds.has(id) && knownBefore.has(id);
  let next = state;
  for (const { id: roomId, readSeq: seq, readTurn: turn } of fresh) {
    next = tellReadMark(next, { roomId, seq, turn });
  }
  for (const room of next.rooms.filter(isLost)) next = loseRoom(next, room.id, "left");
  const kept = next.rooms.filter(({ id }) => !freshIds.has(id));
  const rooms = kept.reduce(putRoom, mergeRooms(next.rooms, fresh));
  return { ...next, rooms, roomsStale: false };
}
