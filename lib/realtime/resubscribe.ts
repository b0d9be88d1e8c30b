import { readStanding, type Standing } from "@/lib/chat/standing";
import { audience, type GatewayServer, type GatewaySocket, roomAudiences } from "./io";
import { collectAnnouncements, settleRooms } from "./settle-rooms";

const socketsAtOnce = 500;

/**
 * Reads again who these sockets are and what they may hear: cuts those whose session or account is
 * over, subscribes the others to exactly their rooms, and tells them where each room's clock
 * stands, so that they fetch what they missed.
 */
export async function resubscribe(sockets: GatewaySocket[]): Promise<void> {
  for (let from = 0; from < sockets.length; from += socketsAtOnce) {
    const some = sockets.slice(from, from + socketsAtOnce).filter(({ connected }) => connected);
    if (some.length === 0) continue;
    const collected = collectAnnouncements();
    try {
      const standing = await readStanding(some.map(({ data }) => data.actor));
      for (const socket of some) settle(socket, standing, collected.seen);
    } finally {
      collected.stop();
    }
  }
}

/** As `resubscribe`, for everybody who is connected to this node. */
export function resubscribeAll(io: GatewayServer): Promise<void> {
  return resubscribe([...io.sockets.sockets.values()]);
}

type Announcements = ReturnType<typeof collectAnnouncements>["seen"];

function settle(socket: GatewaySocket, standing: Standing, seen: Announcements): void {
  const { actor, paused } = socket.data;
  if (!standing.isOpen(actor)) {
    socket.emit("session:ended", { reason: "revoked" });
    socket.disconnect(true);
    return;
  }
  if (paused) return;
  const rooms = standing.roomsOf(actor.userId);
  const wanted = new Set(
    [...settleRooms(actor.userId, [...rooms.keys()], seen)].map(audience.room),
  );
  const changed = subscribeExactly(socket, wanted);
  if (changed) socket.emit("rooms:changed", {});
  socket.emit("heads", { rooms: Object.fromEntries(rooms) });
}

function subscribeExactly(socket: GatewaySocket, wanted: Set<string>): boolean {
  const present = roomAudiences(socket);
  const ended = present.filter((room) => !wanted.has(room));
  const started = [...wanted].filter((room) => !present.includes(room));
  for (const room of ended) socket.leave(room);
  socket.join(started);
  return ended.length + started.length > 0;
}
