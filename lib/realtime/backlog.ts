import type { GatewaySocket } from "./io";

/** What waits for a client to read it. */
export type Backlog = {
  bytes: number;
  /** Since some of it went out, or since there is any, in milliseconds. */
  stuckMs: number;
};

type EngineSocket = {
  writeBuffer: { data?: string | Buffer }[];
  transport: { socket?: { bufferedAmount?: number } };
};

/** Notes when something goes out to this client, for `backlogOf`. */
export function watchBacklog(socket: GatewaySocket): void {
  socket.data.movedAt = performance.now();
  socket.conn.on("drain", () => {
    socket.data.movedAt = performance.now();
  });
}

/**
 * Engine.IO's own queue, and what the WebSocket under it has not handed to the system yet:
 * https://socket.io/docs/v4/server-socket-instance/#socketconn. To be called regularly.
 */
export function backlogOf(socket: GatewaySocket): Backlog {
  const { writeBuffer, transport } = socket.conn as unknown as EngineSocket;
  const queued = writeBuffer.reduce((sum, { data }) => sum + (data?.length ?? 0), 0);
  const bytes = queued + (transport.socket?.bufferedAmount ?? 0);
  const now = performance.now();
  if (bytes === 0) socket.data.movedAt = now;
  return { bytes, stuckMs: now - (socket.data.movedAt ?? now) };
}
