import type { Server, Socket } from "socket.io";
import type { PersonActor } from "@/lib/chat/actor";
import type { Announcement } from "@/lib/chat/announcements";
import type { NodeNews } from "@/lib/chat/presence-book";
import type { ClientEvents, ServerEvents, Typing } from "@/lib/contract/events";
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

/** What one node tells the others. */
type NodeEvents = {
  announcements: (all: Announcement[]) => void;
  presence: (news: NodeNews) => void;
  "presence:beat": (node: string, version: number) => void;
  "presence:ask": (node: string) => void;
  typing: (typing: Typing) => void;
};

export type GatewayServer = Server<ClientEvents, ServerEvents, NodeEvents, SocketData>;
export type GatewaySocket = Socket<ClientEvents, ServerEvents, NodeEvents, SocketData>;

/** Whom an event is for: Socket.IO's rooms, under names of our own. */
export const audience = {
  user: (userId: string) => `user:${userId}`,
  session: (sessionId: string) => `session:${sessionId}`,
  room: (roomId: string) => `room:${roomId}`,
};

const roomPrefix = audience.room("");

/** The ids of rooms that somebody on this node listens to. */
export function listenedRooms(io: GatewayServer): string[] {
  return [...io.sockets.adapter.rooms.keys()].flatMap((name) =>
    name.startsWith(roomPrefix) ? name.slice(roomPrefix.length) : [],
  );
}

/** The audiences of rooms among those a socket is in. */
export function roomAudiences(socket: { rooms: Set<string> }): string[] {
  return [...socket.rooms].filter((name) => name.startsWith(roomPrefix));
}
