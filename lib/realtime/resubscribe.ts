import type { PersonActor } from "@/lib/chat/actor";
import { listRooms } from "@/lib/chat/room-list";
import { audience, type GatewayServer, type GatewaySocket, roomAudiences } from "./io";
import { collectAnnouncements, settleRooms } from "./settle-rooms";

/**
 * Reads somebody's rooms again and subscribes their sockets to exactly those; tells the sockets
 * where each room's clock stands, so that they fetch what they missed.
 */
export async function resubscribe(io: GatewayServer, actor: PersonActor): Promise<void> {
  const { seen, stop } = collectAnnouncements();
  try {
    const rooms = await listRooms(actor);
    const read = rooms.map((room) => room.id);
    const wanted = new Set([...settleRooms(actor.userId, read, seen)].map(audience.room));
    const heads = Object.fromEntries(
      rooms.map(({ id, rev, lastSeq }) => [id, { rev, lastSeq }] as const),
    );
    for (const socket of socketsOf(io, actor.userId)) {
      if (socket.data.paused) continue;
      const changed = subscribeExactly(socket, wanted);
      if (changed) socket.emit("rooms:changed", {});
      socket.emit("heads", { rooms: heads });
    }
  } finally {
    stop();
  }
}

/** As `resubscribe`, for everybody who is connected, one after the other. */
export async function resubscribeAll(io: GatewayServer): Promise<void> {
  const actors = [...io.sockets.sockets.values()].map((socket) => socket.data.actor);
  const people = new Map(actors.map((actor) => [actor.userId, actor]));
  for (const actor of people.values()) await resubscribe(io, actor);
}

function socketsOf(io: GatewayServer, userId: string): GatewaySocket[] {
  const ids = io.sockets.adapter.rooms.get(audience.user(userId)) ?? [];
  return [...ids].flatMap((id) => io.sockets.sockets.get(id) ?? []);
}

function subscribeExactly(socket: GatewaySocket, wanted: Set<string>): boolean {
  const present = roomAudiences(socket);
  const ended = present.filter((room) => !wanted.has(room));
  const started = [...wanted].filter((room) => !present.includes(room));
  for (const room of ended) socket.leave(room);
  socket.join(started);
  return ended.length + started.length > 0;
}
