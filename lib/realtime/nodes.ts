import { createAdapter } from "@socket.io/redis-streams-adapter";
import { announce, announceFromNode, onAnnouncement } from "@/lib/chat/announcements";
import { redis } from "@/lib/redis";
import type { GatewayServer } from "./io";

const lookEveryMs = 3_000;
/** So many looks still follow when Redis is back: its connections come back one after the other. */
const looksAfter = 3;

/**
 * Where there is a Redis, joins the nodes that share it: what is announced on one is heard on all.
 * Each node tells its own sockets, so that live delivery on it never waits for Redis. While Redis is
 * away, nodes read the database every three seconds instead. Returns the way to stop.
 */
export function joinNodes(io: GatewayServer): () => void {
  const client = redis();
  if (!client) return () => {};
  io.adapter(
    createAdapter(client, { streamName: "hearth", channelPrefix: "hearth", blockTimeInMs: 1_000 }),
  );
  io.on("announcement", announceFromNode);
  const stopTelling = onAnnouncement((announcement, isOurs) => {
    if (!isOurs || announcement.type === "standing:unknown" || !client.isReady) return;
    io.serverSideEmit("announcement", announcement);
  });
  let looks = 0;
  const timer = setInterval(() => {
    looks = client.isReady ? Math.max(0, looks - 1) : looksAfter;
    if (looks > 0) announce({ type: "standing:unknown" });
  }, lookEveryMs);
  timer.unref();
  return () => {
    stopTelling();
    clearInterval(timer);
  };
}
