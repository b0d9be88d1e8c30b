import type { Api } from "./api";
import type { HearthState } from "./hearth-state";
import { putRoom } from "./rooms-state";
import type { Store } from "./store";
import type { Actions, Answer } from "./types";

type Ports = {
  store: Store<HearthState>;
  api: Api;
  check<T>(answer: Answer<T>, roomId?: string): Answer<T>;
};

type Verbs = Pick<
  Actions,
  | "previewInvitation"
  | "joinByInvitation"
  | "listInvitations"
  | "createInvitation"
  | "endInvitation"
  | "findShortCode"
  | "makeShortCode"
  | "endShortCode"
>;

/** What people do with the links and codes that let others in. */
export function createInvitationVerbs({ store, api, check }: Ports): Verbs {
  return {
    previewInvitation: async (code) => check(await api.previewInvitation(code)),
    async joinByInvitation(code) {
      const answer = check(await api.joinByInvitation(code));
      if (answer.ok) {
        store.update((state) => ({ ...state, rooms: putRoom(state.rooms, answer.data) }));
      }
      return answer;
    },
    async listInvitations(roomId) {
      const answer = check(await api.listInvitations(roomId), roomId);
      return answer.ok ? { ok: true, data: answer.data.invitations } : answer;
    },
    createInvitation: async (roomId, terms) =>
      check(await api.createInvitation(roomId, terms), roomId),
    endInvitation: async (roomId, code) => check(await api.endInvitation(roomId, code)),
    async findShortCode(roomId) {
      const answer = check(await api.findShortCode(roomId), roomId);
      return answer.ok ? { ok: true, data: { shortCode: answer.data } } : answer;
    },
    async makeShortCode(roomId) {
      const answer = check(await api.makeShortCode(roomId), roomId);
      return answer.ok ? { ok: true, data: { shortCode: answer.data } } : answer;
    },
    async endShortCode(roomId) {
      const answer = check(await api.endShortCode(roomId), roomId);
      return answer.ok ? { ok: true, data: { shortCode: null } } : answer;
    },
  };
}
