import { fromNode, isSecure, ownOriginOf, provenanceOf } from "@/lib/auth/caller";
import { actorFromRequest } from "@/lib/auth/request";
import { mayConnect } from "@/lib/auth/same-origin";
import type { PersonActor } from "@/lib/chat/actor";
import { refuse } from "@/lib/chat/refusal";
import { toFailure } from "@/lib/chat/result";
import { listRoomIds } from "@/lib/chat/room-list";
import { audience, type GatewayServer, type GatewaySocket } from "./io";
import { collectAnnouncements, findSessionEnd, settleRooms } from "./settle-rooms";

/** Between handshake and connection: what was read, and what was announced since. */
export type Entrance = { roomIds: string[] } & ReturnType<typeof collectAnnouncements>;

/** Lets people in who show a token or a session cookie; others get `connect_error` with a code. */
export function guardEntrance(io: GatewayServer): void {
  io.use((socket, next) => {
    prepareEntrance(socket).then(
      () => next(),
      (error: unknown) => {
        const failure = toFailure(error);
        next(Object.assign(new Error(failure.message), { data: failure }));
      },
    );
  });
}

/** Subscribes a socket that just connected; false when its session ended while it came in. */
export function enter(socket: GatewaySocket): boolean {
  const { actor, entrance } = socket.data;
  const { roomIds, seen, stop } = entrance ?? refuse("internal");
  stop();
  delete socket.data.entrance;
  const reason = findSessionEnd(actor, seen);
  if (reason) {
    socket.emit("session:ended", { reason });
    socket.disconnect(true);
    return false;
  }
  const rooms = [...settleRooms(actor.userId, roomIds, seen)].map(audience.room);
  socket.join([audience.user(actor.userId), ...rooms]);
  if (actor.sessionId) socket.join(audience.session(actor.sessionId));
  return true;
}

async function prepareEntrance(socket: GatewaySocket): Promise<void> {
  const collected = collectAnnouncements();
  socket.conn.once("close", collected.stop);
  try {
    const actor = (await actorOf(socket)) ?? refuse("unauthenticated");
    socket.data = { actor, entrance: { ...collected, roomIds: await listRoomIds(actor) } };
  } catch (error) {
    collected.stop();
    throw error;
  }
}

/** A token counts wherever it comes from; a cookie only from our own pages. */
async function actorOf({ handshake }: GatewaySocket): Promise<PersonActor | null> {
  const { token } = handshake.auth;
  if (token !== undefined) {
    return typeof token === "string"
      ? actorFromRequest({ authorization: `Bearer ${token}` })
      : null;
  }
  const read = fromNode(handshake.headers);
  if (!mayConnect(provenanceOf(read), ownOriginOf(read))) return null;
  return actorFromRequest({ cookie: read("cookie"), secure: isSecure(read) });
}
