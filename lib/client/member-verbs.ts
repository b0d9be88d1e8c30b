import type { Api } from "./api";
import type { HearthState } from "./hearth-state";
import { putRoom } from "./rooms-state";
import type { Store } from "./store";
import type { Actions, Answer } from "./types";

type Ports = {
  store: Store<HearthState>;
  api: Api;
  check<T>(answer: Answer<T>, roomId?: string): Answer<T>;
  refreshRooms: () => void;
};

type Verbs = Pick<
  Actions,
  | "listMembers"
  | "listPeople"
  | "changeRole"
  | "removeMember"
  | "listBans"
  | "banMember"
  | "unban"
  | "joinWaitlist"
  | "leaveWaitlist"
  | "dismissSeated"
  | "listWaiting"
  | "letIn"
  | "decline"
  | "setOwnRoomName"
>;

/** More are longer to look through than a letter more is to type. */
const mostPeople = 5;

/** Who has a seat, who waits for one, who may not; and what I call the room. */
export function createMemberVerbs({ store, api, check, refreshRooms }: Ports): Verbs {
  return {
    async listMembers(roomId) {
      const answer = check(await api.listMembers(roomId), roomId);
      return answer.ok ? { ok: true, data: answer.data.members } : answer;
    },
    async listPeople(q) {
      const answer = check(await api.listPeople(q, mostPeople));
      return answer.ok ? { ok: true, data: answer.data.people } : answer;
    },
    changeRole: async (roomId, userId, role) => check(await api.changeRole(roomId, userId, role)),
    removeMember: async (roomId, userId, how) => check(await api.removeMember(roomId, userId, how)),
    async listBans(roomId) {
      const answer = check(await api.listBans(roomId));
      return answer.ok ? { ok: true, data: answer.data.bans } : answer;
    },
    banMember: async (roomId, userId, how) => check(await api.banMember(roomId, userId, how)),
    unban: async (roomId, userId) => check(await api.unban(roomId, userId)),
    async joinWaitlist(roomId) {
      const answer = check(await api.joinWaitlist(roomId));
      // A seat was free: the room is mine before any event says so.
      if (answer.ok && answer.data.place === null) refreshRooms();
      return answer;
    },
    leaveWaitlist: async (roomId) => check(await api.leaveWaitlist(roomId)),
    dismissSeated: () => store.update((state) => ({ ...state, seatedIn: null })),
    async listWaiting(roomId) {
      const answer = check(await api.listWaiting(roomId));
      return answer.ok ? { ok: true, data: answer.data.waiting } : answer;
    },
    letIn: async (roomId, userId, how) => check(await api.letIn(roomId, userId, how)),
    decline: async (roomId, userId) => check(await api.decline(roomId, userId)),
    async setOwnRoomName(roomId, name) {
      const answer = check(await api.setOwnRoomName(roomId, name), roomId);
      if (answer.ok) {
        store.update((state) => ({ ...state, rooms: putRoom(state.rooms, answer.data) }));
      }
      return answer;
    },
  };
}
