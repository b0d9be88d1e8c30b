import type { MessageView } from "@/lib/contract/views";
import type { Api } from "./api";
import type { Actions, Answer } from "./types";

type Ports = {
  api: Api;
  check<T>(answer: Answer<T>, roomId: string): Answer<T>;
  hearSent(message: MessageView): void;
};

type Verbs = Pick<
  Actions,
  "editMessage" | "pin" | "removePreviews" | "listPins" | "listFiles" | "listEdits"
>;

/** What people do to messages that are there. What the answer says is on screen at once. */
export function createMessageVerbs({ api, check, hearSent }: Ports): Verbs {
  async function changed(roomId: string, asked: Promise<Answer<MessageView>>) {
    const answer = check(await asked, roomId);
    if (answer.ok) hearSent(answer.data);
    return answer;
  }

  return {
    editMessage: ({ roomId, id }, body) => changed(roomId, api.editMessage(id, body)),
    pin: ({ roomId, id }, on) => changed(roomId, on ? api.pinMessage(id) : api.unpinMessage(id)),
    removePreviews: ({ roomId, id }) => changed(roomId, api.removePreviews(id)),
    async listPins(roomId) {
      const answer = check(await api.listPins(roomId), roomId);
      return answer.ok ? { ...answer, data: answer.data.messages } : answer;
    },
    listFiles: async (roomId, after) => check(await api.listFiles(roomId, after), roomId),
    async listEdits({ roomId, id }) {
      const answer = check(await api.listEdits(id), roomId);
      return answer.ok ? { ...answer, data: answer.data.edits } : answer;
    },
  };
}
