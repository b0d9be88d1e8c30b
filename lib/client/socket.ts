import type { Socket } from "socket.io-client";
import type { Result } from "@/lib/contract/errors";
import type { ClientEvents, ServerEvents } from "@/lib/contract/events";
import type { ChangesPage, MessageView, ReadView } from "@/lib/contract/views";
import { noAnswer } from "./api";
import type { Answer } from "./types";

/** What the socket hears; attached before it connects, so that nothing is missed. */
export type SocketEars = {
  [Event in
    | "room:changes"
    | "heads"
    | "rooms:changed"
    | "room:read"
    | "user:changed"
    | "presence"
    | "presence:many"
    | "typing"]: ServerEvents[Event];
} & {
  connected(): void;
  /** The connection broke, or could not be made; the socket goes on trying by itself. */
  disconnected(): void;
  /** This session is over; the socket has given up. */
  signedOut(): void;
};

/** An acknowledgement later than this counts as none. Milliseconds. */
const ackMs = 10_000;

type Emitted<T> = Promise<Result<T>>;

export type LiveSocket = ReturnType<typeof openSocket>;

/** Connects to the server this page came from; its code is fetched only now. */
export function openSocket(ears: SocketEars) {
  let socket: Socket<ServerEvents, ClientEvents> | null = null;
  let closed = false;
  let retry: ReturnType<typeof setTimeout> | undefined;

  async function open() {
    const { io } = await import("socket.io-client");
    if (closed) return;
    socket = io({
      autoConnect: false,
      transports: ["websocket", "polling"],
      tryAllTransports: true,
      // After a restart all clients come back, spread over some seconds.
      reconnectionDelay: 1_000,
      reconnectionDelayMax: 5_000,
      randomizationFactor: 0.5,
    });
    listen(socket);
    socket.connect();
  }

  function listen(socket: Socket<ServerEvents, ClientEvents>) {
    socket.on("room:changes", ears["room:changes"]);
    socket.on("heads", ears.heads);
    socket.on("rooms:changed", ears["rooms:changed"]);
    socket.on("room:read", ears["room:read"]);
    socket.on("user:changed", ears["user:changed"]);
    socket.on("presence", ears.presence);
    socket.on("presence:many", ears["presence:many"]);
    socket.on("typing", ears.typing);
    socket.on("session:ended", giveUp);
    socket.on("connect", ears.connected);
    socket.on("connect_error", (error) => {
      const { data } = error as Error & { data?: { code?: string } };
      if (data?.code === "unauthenticated") return giveUp();
      ears.disconnected();
      if (!socket.active) connectLater();
    });
    socket.on("disconnect", () => {
      if (closed) return;
      ears.disconnected();
      // A server that closes one socket on purpose is not called back by socket.io itself.
      if (!socket.active) connectLater();
    });
  }

  function giveUp() {
    close();
    ears.signedOut();
  }

  function connectLater() {
    clearTimeout(retry);
    retry = setTimeout(() => socket?.connect(), 1_000 + Math.random() * 2_000);
  }

  function close() {
    closed = true;
    clearTimeout(retry);
    socket?.disconnect();
  }

  async function ask<T>(
    emit: (socket: Socket<ServerEvents, ClientEvents>) => Emitted<T>,
  ): Promise<Answer<T>> {
    if (!socket?.connected) return noAnswer();
    try {
      const result = await emit(socket);
      return result.ok ? result : { ...result, offline: false };
    } catch {
      return noAnswer();
    }
  }

  open().catch(ears.disconnected);

  return {
    connected: () => socket?.connected ?? false,
    sendMessage: (frame: Parameters<ClientEvents["message:send"]>[0]) =>
      ask<MessageView>((socket) => socket.timeout(ackMs).emitWithAck("message:send", frame)),
    markRead: (frame: Parameters<ClientEvents["room:read"]>[0]) =>
      ask<ReadView>((socket) => socket.timeout(ackMs).emitWithAck("room:read", frame)),
    /** Also tells, within `withinMs`, whether a connection that looks alive is. */
    sync: (rooms: Record<string, number>, withinMs = ackMs) =>
      ask<Record<string, ChangesPage>>((socket) =>
        socket.timeout(withinMs).emitWithAck("sync", { rooms }),
      ),
    /** Lost where there is no connection at this moment. */
    tellTyping: (roomId: string) => void socket?.volatile.emit("typing", { roomId }),
    tellAway: (away: boolean) => void (socket?.connected && socket.emit("presence", { away })),
    /** Does not wait for the next try. */
    reconnect() {
      if (closed) return;
      if (socket) socket.disconnect().connect();
      else open().catch(ears.disconnected);
    },
    close,
  };
}
