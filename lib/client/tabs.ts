import type { MessageView, ReadView } from "@/lib/contract/views";

/** What tabs of one person tell each other. */
export type TabNews =
  | { type: "outbox" }
  | { type: "sent"; message: MessageView }
  | { type: "read"; read: ReadView };

export type Tabs = {
  tell(news: TabNews): void;
  close(): void;
};

/** A channel between this browser's tabs of one user; silent where there is no BroadcastChannel. */
export function joinTabs(userId: string, hear: (news: TabNews) => void): Tabs {
  if (typeof BroadcastChannel === "undefined") return { tell() {}, close() {} };
  const channel = new BroadcastChannel(`hearth:${userId}`);
  channel.onmessage = (event: MessageEvent<TabNews>) => hear(event.data);
  return {
    tell: (news) => channel.postMessage(news),
    close: () => channel.close(),
  };
}
