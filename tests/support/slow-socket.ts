import type { Socket as NetSocket } from "node:net";
import type { TestSocket } from "./sockets";

/** The connection under a socket, whose reading can be paused and resumed. */
export function connectionOf(socket: TestSocket): Pick<NetSocket, "pause" | "resume"> {
  const { transport } = socket.io.engine;
  return (transport as unknown as { ws: { _socket: NetSocket } }).ws._socket;
}
