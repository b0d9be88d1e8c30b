import { createAdapter } from "@socket.io/redis-streams-adapter";
import {
  type Announcement,
  announce,
  announceFromNode,
  onAnnouncement,
} from "@/lib/chat/announcements";
import { redis } from "@/lib/redis";
import { Gathering } from "./gathering";
import type { GatewayServer } from "./io";

/** Hearing costs every node by the telling: a busy node tells twenty times a second at most. */
const tellEveryMs = 50;

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
  io.on("announcements", (all) => {
    for (const announcement of all) announceFromNode(announcement);
  });
  const gathering = new Gathering<Announcement>(tellEveryMs, (all) => {
    if (client.isReady) io.serverSideEmit("announcements", all);
  });
  const stopTelling = onAnnouncement((announcement, isOurs) => {
    if (!isOurs || announcement.type === "standing:unknown" || !client.isReady) return;
    gathering.add(announcement);
  });
  let looks = 0;
  const timer = setInterval(() => {
    looks = client.isReady ? Math.max(0, looks - 1) : looksAfter;
    if (looks > 0) announce({ type: "standing:unknown" });
  }, lookEveryMs);
  timer.unref();
  return () => {
    stopTelling();
    gathering.flush();
    clearInterval(timer);
  };
}
