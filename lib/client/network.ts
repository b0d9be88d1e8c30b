import { connectionState, type Ways } from "./connection";
import { createPolling } from "./polling";
import { type LiveSocket, openSocket, type SocketEars } from "./socket";
import type { ConnectionState } from "./types";

type Ports = {
  live: boolean;
  ears: Omit<SocketEars, "connected" | "disconnected" | "signedOut">;
  /** Fetches what was missed, over the socket where there is one; false if nobody answered. */
  catchUp(socket: LiveSocket | null, withinMs?: number): Promise<boolean>;
  /** One turn of polling; false if nobody answered. */
  poll(turn: number): Promise<boolean>;
  moved(state: ConnectionState): void;
  /** The server can be reached again, and what was missed is here. */
  reached(): void;
  isHidden(): boolean;
  isOnline(): boolean;
};

export type Network = ReturnType<typeof createNetwork>;

/** Without a socket for so long, polling goes on beside the tries to connect. Milliseconds. */
const pollAfterMs = 10_000;
/** A connection that slept with the computer must prove itself within so long. Milliseconds. */
const proofMs = 3_000;

/** The ways to the server: a socket where there are sockets, polling where not or not now. */
export function createNetwork(ports: Ports) {
  const ways: Ways = {
    signedOut: false,
    online: true,
    socketUp: false,
    pollUp: !ports.live,
    everUp: !ports.live,
  };
  let socket: LiveSocket | null = null;
  let pollTimer: ReturnType<typeof setTimeout> | null = null;

  const polling = createPolling(async (turn) => {
    const answered = await ports.poll(turn);
    const back = answered && !ways.pollUp;
    move({ pollUp: answered, everUp: ways.everUp || answered });
    if (back) ports.reached();
  }, ports.isHidden);

  function move(change: Partial<Ways>) {
    Object.assign(ways, change);
    ports.moved(connectionState(ways));
  }

  async function connected() {
    stopFallback();
    const mine = socket;
    await ports.catchUp(mine);
    if (!mine?.connected()) return;
    move({ socketUp: true, pollUp: false, everUp: true });
    ports.reached();
  }

  function disconnected() {
    move({ socketUp: false });
    pollTimer ??= setTimeout(polling.start, pollAfterMs);
  }

  function stopFallback() {
    polling.stop();
    if (pollTimer !== null) clearTimeout(pollTimer);
    pollTimer = null;
  }

  function close() {
    socket?.close();
    socket = null;
    stopFallback();
  }

  function signOut() {
    if (ways.signedOut) return;
    close();
    move({ signedOut: true, socketUp: false, pollUp: false });
  }

  function open() {
    move({ signedOut: false, online: ports.isOnline() });
    if (!ports.live) return polling.start();
    socket = openSocket({ ...ports.ears, connected, disconnected, signedOut: signOut });
  }

  return {
    open,
    close,
    signOut,
    /** The socket, if it is connected. */
    socket: () => (socket?.connected() ? socket : null),
    /** The page is seen again, or the browser is online again, or a person asks. */
    async look() {
      if (ways.signedOut) return;
      const online = ports.isOnline();
      // Whether the socket outlived the gap is not known before it has answered.
      move(ways.online && online ? {} : { online, socketUp: false });
      if (!online) return;
      polling.now();
      const mine = socket;
      if (!mine) return;
      const alive = mine.connected() && (await ports.catchUp(mine, proofMs));
      if (!alive) return mine.reconnect();
      move({ socketUp: true });
      ports.reached();
    },
  };
}
