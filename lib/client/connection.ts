import type { Connection, ConnectionState } from "./types";

const gaps: ReadonlySet<ConnectionState> = new Set([
  "connecting",
  "reconnecting",
  "offline",
  "signedOut",
]);

/** Whether nothing arrives in this state. */
export function isGap(state: ConnectionState): boolean {
  return gaps.has(state);
}

/** The next connection; one gap keeps its beginning, whatever names it goes through. */
export function moveConnection(
  connection: Connection,
  state: ConnectionState,
  nowMs: number,
  missed = 0,
): Connection {
  if (state === connection.state && connection.sinceMs !== 0) return connection;
  const goesOn = isGap(state) && isGap(connection.state) && connection.sinceMs !== 0;
  return { state, sinceMs: goesOn ? connection.sinceMs : nowMs, missed };
}

/** Why messages cannot go out in this state; null if they can be tried. */
export function blockedBy(state: ConnectionState): string | null {
  if (state === "offline") return "Waiting for connection";
  if (state === "signedOut") return "Waiting for you to log in";
  return null;
}

/** What is known of the ways to the server. */
export type Ways = {
  signedOut: boolean;
  /** The browser's word; "no" is certain, "yes" is not. */
  online: boolean;
  socketUp: boolean;
  /** Polling is what is done, and the last poll was answered. */
  pollUp: boolean;
  /** Either has been up before. */
  everUp: boolean;
};

export function connectionState(ways: Ways): ConnectionState {
  if (ways.signedOut) return "signedOut";
  if (!ways.online) return "offline";
  if (ways.socketUp) return "live";
  if (ways.pollUp) return "polling";
  return ways.everUp ? "reconnecting" : "connecting";
}
