import { parse } from "@/lib/chat/parse";
import { presence, stopPresence } from "@/lib/chat/presence";
import { ownPresence } from "@/lib/contract/presence";
import { redis } from "@/lib/redis";
import type { FrameVerbs } from "./frames";
import type { GatewayServer, GatewaySocket } from "./io";
import { tellPresence } from "./tell-presence";

const beatEveryMs = 5_000;

/**
 * Tells who is near, here and to the other nodes. Each node tells what changed at it, and every five
 * seconds its version; who missed something asks for everything. Nodes that fall silent are given
 * up by the others, so a killed one leaves nobody behind. Returns the way to stop.
 */
export function servePresence(io: GatewayServer): () => Promise<void> {
  const it = presence();
  const { book } = it;
  const client = redis();
  const isJoined = () => client?.isReady ?? false;
  it.ears = {
    canHear: () => client === null || client.isReady,
    tellNodes: (news) => isJoined() && io.serverSideEmit("presence", news),
    tellPeople: (userIds) => tellPresence(io, userIds),
  };
  if (!client) return stopPresence;

  const ask = (node: string) => isJoined() && io.serverSideEmit("presence:ask", node);
  io.on("presence", (news) => {
    if (!book.hear(news, performance.now())) ask(news.node);
  });
  io.on("presence:beat", (node, version) => {
    if (!book.hearBeat(node, version, performance.now())) ask(node);
  });
  io.on("presence:ask", (node) => {
    if (node === book.node) it.ears?.tellNodes(book.whole());
  });
  const timer = setInterval(() => {
    if (isJoined()) io.serverSideEmit("presence:beat", book.node, book.version);
  }, beatEveryMs);
  timer.unref();
  return () => {
    clearInterval(timer);
    return stopPresence();
  };
}

/** A socket is there: its reader is near until it goes, and here unless it says otherwise. */
export function countPresence(socket: GatewaySocket): FrameVerbs {
  const { book } = presence();
  const { userId } = socket.data.actor;
  book.connect(userId, socket.id, "here");
  socket.on("disconnect", () => book.disconnect(userId, socket.id, performance.now()));
  return {
    presence: async (frame) => {
      const { away } = parse(ownPresence, frame);
      if (socket.connected) book.connect(userId, socket.id, away ? "away" : "here");
      return null;
    },
  };
}
