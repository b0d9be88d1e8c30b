import { presenceView, readSeats, type Seat } from "@/lib/chat/presence";
import type { PersonPresence } from "@/lib/contract/views";
import { audience, type GatewayServer } from "./io";
import { collectAnnouncements, settleRooms } from "./settle-rooms";

/** More than so many in one room and second, and they are told in one frame. */
const fewPeople = 3;

/** Tells this node's sockets how these people are, in each room that they are in by now. */
export async function tellPresence(io: GatewayServer, userIds: string[]): Promise<void> {
  const collected = collectAnnouncements();
  const seats = await readSeats(userIds).finally(collected.stop);
  const isHeld = ({ userId, roomId }: Seat) =>
    settleRooms(userId, [roomId], collected.seen).has(roomId);
  const byRoom = new Map<string, PersonPresence[]>();
  for (const seat of seats) {
    const { userId, roomId, user } = seat;
    if (!io.sockets.adapter.rooms.has(audience.room(roomId)) || !isHeld(seat)) continue;
    const people = byRoom.get(roomId) ?? [];
    people.push({ userId, ...presenceView({ id: userId, ...user }) });
    byRoom.set(roomId, people);
  }
  for (const [roomId, people] of byRoom) {
    const members = io.local.to(audience.room(roomId));
    if (people.length > fewPeople) members.emit("presence:many", { roomId, people });
    else for (const person of people) members.emit("presence", { roomId, ...person });
  }
}
