import type { ServerEvents } from "@/lib/contract/events";
import type { MessageView } from "@/lib/contract/views";
import type { createNearby, Nearness } from "./nearby";

type Ports = Parameters<typeof createNearby>[0];

/** `nearby.ts`, fetched after the page: until it is here, nothing is known of anybody. */
export function createNearbyPart(ports: Ports) {
  let nearby: Nearness | null = null;
  let isWanted = false;

  async function load(): Promise<void> {
    try {
      const { createNearby } = await import("./nearby");
      if (isWanted) nearby ??= createNearby(ports);
    } catch {
      // The server is away: it is asked for again once there is a connection.
    }
  }

  return {
    ears: {
      presence: (presence) => nearby?.ears.presence(presence),
      "presence:many": (presence) => nearby?.ears["presence:many"](presence),
      typing: (typing) => nearby?.ears.typing(typing),
    } satisfies Partial<ServerEvents>,
    start() {
      isWanted = true;
      void load();
    },
    stop() {
      isWanted = false;
      nearby?.stop();
      nearby = null;
    },
    poll() {
      if (nearby) void nearby.poll();
      else if (isWanted) void load();
    },
    reconnected() {
      if (nearby) nearby.reconnected();
      else if (isWanted) void load();
    },
    hearMessages: (messages: readonly MessageView[]) => nearby?.hearMessages(messages),
    type: (roomId: string) => nearby?.type(roomId),
    sent: (roomId: string) => nearby?.sent(roomId),
  };
}
