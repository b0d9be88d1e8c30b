import { parse } from "@/lib/chat/parse";
import { findTyper } from "@/lib/chat/typing";
import type { Typing } from "@/lib/contract/events";
import { typingFrame } from "@/lib/contract/presence";
import { redis } from "@/lib/redis";
import type { FrameVerbs } from "./frames";
import { audience, type GatewayServer, type GatewaySocket } from "./io";
import { TypingPacer } from "./typing-pacer";

/** What a socket says sooner after the last time is passed over. */
const pauseMs = 500;

export type TypingDesk = (socket: GatewaySocket) => FrameVerbs;

/** Tells the others of a room that somebody types there, on all nodes; nothing of it is kept. */
export function serveTyping(io: GatewayServer): TypingDesk {
  const pacer = new TypingPacer();
  const client = redis();
  const tell = (typing: Typing) =>
    io.local
      .to(audience.room(typing.roomId))
      .except(audience.user(typing.userId))
      .volatile.emit("typing", typing);
  if (client) io.on("typing", tell);

  return ({ data: { actor } }) => {
    let askedAt = Number.NEGATIVE_INFINITY;
    return {
      typing: async (frame) => {
        const { roomId } = parse(typingFrame, frame);
        const now = performance.now();
        // Looking up whether they may costs more than typing is worth.
        if (now - askedAt < pauseMs) return null;
        askedAt = now;
        const typing = await findTyper(actor, roomId);
        if (!pacer.allows(roomId, actor.userId, now)) return null;
        tell(typing);
        if (client?.isReady) io.serverSideEmit("typing", typing);
        return null;
      },
    };
  };
}
