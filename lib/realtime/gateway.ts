import type { Server as HttpServer } from "node:http";
import { Server } from "socket.io";
import { type Announcement, onAnnouncement } from "@/lib/chat/announcements";
import { connected } from "@/lib/chat/connected";
import { postMessage } from "@/lib/chat/messages";
import { parse } from "@/lib/chat/parse";
import { markRead } from "@/lib/chat/read-marks";
import { readClocks, watchDatabase } from "@/lib/chat/watch";
import { limits } from "@/lib/contract/limits";
import { readFrame, sendFrame, syncFrame } from "@/lib/contract/messages";
import { log } from "@/lib/log";
import { metrics } from "@/lib/metrics";
import { watchBacklog } from "./backlog";
import { broadcast } from "./broadcast";
import { catchUp } from "./catch-up";
import { closeConnections } from "./close-connections";
import { enter, guardEntrance } from "./entrance";
import { answerFrames } from "./frames";
import { Heads } from "./heads";
import { audience, type GatewayServer, type GatewaySocket, listenedRooms } from "./io";
import { messageChanges } from "./message-changes";
import { joinNodes } from "./nodes";
import { countPresence, servePresence } from "./presence";
import { ReadPacer } from "./read-pacer";
import { createRefresher } from "./refresher";
import { resubscribeAll } from "./resubscribe";
import { relieveSlowReaders } from "./slow-readers";
import { serveTyping, type TypingDesk } from "./typing";

const headsEveryMs = 15_000;
const reliefEveryMs = 1_000;

export type Gateway = {
  /** Takes no more frames, finishes the answers under way, then closes every connection. */
  close(): Promise<void>;
};

/** The socket door, on `/socket.io/` of `server`. Upgrades to other paths are left to the caller. */
export function createGateway(server: HttpServer): Gateway {
  // No connection state recovery: it would hand a socket its old rooms without asking.
  const io: GatewayServer = new Server({
    serveClient: false,
    maxHttpBufferSize: limits.frameBytes,
    connectTimeout: 10_000,
  });
  io.attach(server, { destroyUpgrade: false });
  const leaveNodes = joinNodes(io);
  const stopPresence = servePresence(io);
  const typing = serveTyping(io);
  guardEntrance(io);

  const underWay = new Set<Promise<unknown>>();
  io.on("connection", (socket) => {
    metrics().sockets.inc();
    socket.on("disconnect", () => metrics().sockets.dec());
    watchBacklog(socket);
    if (enter(socket)) serve(socket, underWay, typing);
  });

  connected().count = () =>
    new Set([...io.sockets.sockets.values()].map(({ data }) => data.actor.userId)).size;

  const heads = new Heads();
  const refresher = createRefresher(() => resubscribeAll(io));
  const stops = [
    onAnnouncement((announcement) => {
      broadcast(io, announcement);
      noteHeads(heads, announcement);
      if (announcement.type === "standing:unknown") refresher.refresh();
    }),
    watchDatabase(),
    leaveNodes,
    every(headsEveryMs, () => tellHeads(io, heads).catch(logHeadsFailure)),
    every(reliefEveryMs, () => relieveSlowReaders(io, logFailure)),
  ];

  return {
    async close() {
      for (const socket of io.sockets.sockets.values()) socket.offAny();
      await Promise.allSettled(underWay);
      // Only now: the other nodes hear of what was still under way.
      for (const stop of stops) stop();
      await stopPresence();
      await closeConnections(io);
    },
  };
}

function serve(socket: GatewaySocket, underWay: Set<Promise<unknown>>, typing: TypingDesk): void {
  const { actor } = socket.data;
  const pacer = new ReadPacer((roomId, mark) => markRead(actor, roomId, mark));
  answerFrames(
    socket,
    {
      "message:send": async (frame) => {
        const { roomId, ...message } = parse(sendFrame, frame);
        return (await postMessage(actor, roomId, message)).message;
      },
      ...messageChanges(actor),
      ...countPresence(socket),
      ...typing(socket),
      "room:read": async (frame) => {
        const { roomId, ...mark } = parse(readFrame, frame);
        return pacer.read(roomId, mark);
      },
      sync: async (frame) => catchUp(actor, parse(syncFrame, frame).rooms),
    },
    underWay,
  );
  socket.on("disconnect", () => pacer.flush());
}

async function tellHeads(io: GatewayServer, heads: Heads): Promise<void> {
  const clocks = await readClocks(listenedRooms(io));
  for (const [roomId, head] of clocks) heads.see(roomId, head);
  for (const [roomId, head] of heads.take()) {
    io.local.to(audience.room(roomId)).emit("heads", { rooms: { [roomId]: head } });
  }
}

function noteHeads(heads: Heads, announcement: Announcement): void {
  if (announcement.type === "room:changes") heads.note(announcement);
  if (announcement.type === "room:deleted") heads.forget(announcement.roomId);
}

function every(ms: number, run: () => void): () => void {
  const timer = setInterval(run, ms);
  timer.unref();
  return () => clearInterval(timer);
}

function logFailure(error: unknown): void {
  log.error({ err: error }, "could not subscribe a socket again");
}

function logHeadsFailure(error: unknown): void {
  log.warn({ err: error }, "could not look where the rooms' clocks stand");
}
