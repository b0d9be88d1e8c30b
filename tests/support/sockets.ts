import { io, type Socket } from "socket.io-client";
import type { Result } from "@/lib/contract/errors";
import type { ClientEvents, ServerEvents } from "@/lib/contract/events";
import { atEnd } from "./at-end";
import type { Place } from "./shared-server";

export type TestSocket = Socket<ServerEvents, ClientEvents>;
type Credentials = {
  token?: string;
  cookie?: string;
  headers?: Record<string, string>;
  /** "polling" holds a request open until there is news. */
  transport?: "websocket" | "polling";
};

const patienceMs = 5_000;
const opened = new Set<TestSocket>();

/**
 * A connected socket for a bearer token or a session cookie (which goes with the server's own
 * origin unless `headers` say otherwise). Throws what `connect_error` brings when it is refused.
 */
export async function openSocket(
  place: Place,
  { token, cookie, headers, transport = "websocket" }: Credentials,
) {
  const socket: TestSocket = io(place.url, {
    transports: [transport],
    forceNew: true,
    reconnection: false,
    auth: token ? { token } : {},
    extraHeaders: cookie ? { cookie, origin: place.url, ...headers } : { ...headers },
  });
  opened.add(socket);
  atEnd(() => socket.disconnect());
  await new Promise<void>((resolve, reject) => {
    socket.once("connect", resolve);
    socket.once("connect_error", reject);
  });
  return socket;
}

/** Closes all sockets this file opened; for `afterEach`. */
export function closeSockets(): void {
  for (const socket of opened) socket.disconnect();
  opened.clear();
}

/** Sends an event, known or not, and answers its acknowledgement; throws after 5 s of silence. */
export async function ask<T>(
  socket: TestSocket,
  event: string,
  frame?: unknown,
): Promise<Result<T>> {
  const untyped = socket as unknown as Socket;
  return untyped.timeout(patienceMs).emitWithAck(event, frame);
}

/** Collects every event of one name from now on. */
export function listen<E extends keyof ServerEvents>(socket: TestSocket, event: E) {
  const heard: Parameters<ServerEvents[E]>[0][] = [];
  const untyped = socket as unknown as Socket;
  untyped.on(event as string, (frame: Parameters<ServerEvents[E]>[0]) => heard.push(frame));
  return heard;
}
