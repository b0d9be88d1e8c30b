import { metrics } from "@/lib/metrics";
import { type GatewayServer, type GatewaySocket, roomAudiences } from "./io";
import { resubscribe } from "./resubscribe";

/** Frames waiting for a client that does not read them. */
const tooDeep = 500;

/**
 * Takes clients that read too slowly out of their rooms, so that memory stays bounded, and puts
 * those back that have caught up; they fetch the gap by their cursors. To be called regularly.
 */
export function relieveSlowReaders(io: GatewayServer, onError: (error: unknown) => void): void {
  for (const socket of io.sockets.sockets.values()) {
    const waiting = depthOf(socket);
    if (!socket.data.paused && waiting > tooDeep) pause(socket);
    else if (socket.data.paused && waiting === 0) {
      socket.data.paused = false;
      resubscribe(io, socket.data.actor).catch(onError);
    }
  }
}

function pause(socket: GatewaySocket): void {
  socket.data.paused = true;
  metrics().slowReaders.inc();
  for (const room of roomAudiences(socket)) socket.leave(room);
}

/** Engine.IO's own queue: https://socket.io/docs/v4/server-socket-instance/#socketconn */
function depthOf({ conn }: GatewaySocket): number {
  return (conn as unknown as { writeBuffer: unknown[] }).writeBuffer.length;
}
