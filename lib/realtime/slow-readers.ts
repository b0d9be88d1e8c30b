import { metrics } from "@/lib/metrics";
import { backlogOf } from "./backlog";
import { type GatewayServer, type GatewaySocket, roomAudiences } from "./io";
import { resubscribe } from "./resubscribe";

const tooManyBytes = 1024 * 1024;
const tooLongMs = 10_000;

/**
 * Takes clients that read too slowly out of their rooms, so that memory stays bounded, and puts
 * those back that have caught up; they fetch the gap by their cursors. To be called regularly.
 */
export function relieveSlowReaders(io: GatewayServer, onError: (error: unknown) => void): void {
  for (const socket of io.sockets.sockets.values()) {
    const { bytes, stuckMs } = backlogOf(socket);
    if (!socket.data.paused && (bytes > tooManyBytes || stuckMs > tooLongMs)) pause(socket);
    else if (socket.data.paused && bytes === 0) {
      socket.data.paused = false;
      resubscribe([socket]).catch(onError);
    }
  }
}

function pause(socket: GatewaySocket): void {
  socket.data.paused = true;
  metrics().slowReaders.inc();
  for (const room of roomAudiences(socket)) socket.leave(room);
}
