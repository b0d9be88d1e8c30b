import type { Commands } from "./commands";
import { RawSocket } from "./socket-io";

const trickleMs = 10_000;

/** Opens sockets that hear their rooms without being counted on. */
export async function onlookers({
  url,
  seats,
  manner,
}: Commands["onlookers"]["ask"]): Promise<null> {
  for (const { token } of seats) {
    const socket = await RawSocket.open(url, token);
    if (manner !== "read") socket.readSlowly(manner === "trickle" ? trickleMs : null);
  }
  return null;
}
