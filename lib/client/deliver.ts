import type { MessageView } from "@/lib/contract/views";
import type { Api } from "./api";
import type { StoredMessage } from "./outbox-rules";
import type { LiveSocket } from "./socket";
import type { Answer } from "./types";

type Ports = {
  api: Api;
  check<T>(answer: Answer<T>, roomId?: string): Answer<T>;
  network: { socket(): LiveSocket | null; look(): Promise<unknown>; signOut(): void };
  /** Whether whoever is logged in here is still the one whose page this is. */
  isMine(): boolean;
};

/** How a message of the outbox goes to the server: by the socket, or without one over REST. */
export function createDelivery({ api, check, network, isMine }: Ports) {
  return async (message: StoredMessage): Promise<Answer<MessageView>> => {
    const { roomId, clientId, body, replyTo } = message;
    const attachmentIds = (message.files ?? []).flatMap(({ attachment }) => attachment?.id ?? []);
    const posted = {
      ...{ clientId, body },
      ...(replyTo && { replyToId: replyTo.id }),
      ...(attachmentIds.length > 0 && { attachmentIds }),
    };
    if (!isMine()) {
      network.signOut();
      const error = { code: "unauthenticated", message: "Somebody else logged in here." } as const;
      return { ok: false, error, offline: false };
    }
    const socket = network.socket();
    if (!socket) return check(await api.postMessage(roomId, posted), roomId);
    const answer = await socket.sendMessage({ roomId, ...posted });
    if (!answer.ok && answer.offline) void network.look();
    return check(answer, roomId);
  };
}
