import { refuse } from "@/lib/chat/refusal";
import { toResult } from "@/lib/chat/result";
import { chooseRequestId, withRequestId } from "@/lib/request-id";
import type { GatewaySocket } from "./io";

/** What to do with each event's frame; throws a Refusal to say no. */
export type FrameVerbs = Record<string, (frame: unknown) => Promise<unknown>>;

/**
 * Answers every event a client sends, known or not, with a Result where it asked for an
 * acknowledgement. Answers under way are in `underWay`, so that shutting down can wait for them.
 */
export function answerFrames(
  socket: GatewaySocket,
  verbs: FrameVerbs,
  underWay: Set<Promise<unknown>>,
): void {
  const byEvent = new Map(Object.entries(verbs));
  socket.onAny((event: unknown, ...args: unknown[]) => {
    const last = args.at(-1);
    const acknowledge = typeof last === "function" ? last : null;
    const frame = args[0] === acknowledge ? undefined : args[0];
    const verb = byEvent.get(String(event)) ?? unknownEvent;
    const ask = () => toResult(async () => verb(frame));
    const answer = withRequestId(chooseRequestId(null), ask).then((result) => {
      underWay.delete(answer);
      acknowledge?.(result);
    });
    underWay.add(answer);
  });
}

async function unknownEvent(): Promise<never> {
  refuse("invalid", { message: "There is no such event." });
}
