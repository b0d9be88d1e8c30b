import type { DefaultEventsMap, Server, Socket } from "socket.io";
import type { PersonActor } from "@/lib/chat/actor";
import type { ClientEvents, ServerEvents } from "@/lib/contract/events";
import type { Entrance } from "./entrance";

/** What the gateway knows of a socket. */
export type SocketData = {
  actor: PersonActor;
  /** Set from handshake to connection. */
  entrance?: Entrance;
  /** When something last went out to it, by `performance.now()`. */
  movedAt?: number;
  /** It reads too slowly: it gets no changes until it has read what waits. */
  paused?: boolean;
};

export type GatewayServer = Server<ClientEvents, ServerEvents, DefaultEventsMap, SocketData>;
export type GatewaySocket = Socket<ClientEvents, ServerEvents, DefaultEventsMap, SocketData>;

/** Whom an event is for: Socket.IO's rooms, under names of our own. */
export const audience = {
  user: (userId: string) => `user:${userId}`,
  session: (sessionId: string) => `session:${sessionId}`,
  room: (roomId: string) => `room:${roomId}`,
};

/** The audiences of rooms among those a socket is in. */
export function roomAudiences(socket: { rooms: Set<string> }): string[] {
  return [...socket.rooms].filter((name) => name.startsWith("room:"));
}
