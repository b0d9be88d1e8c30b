import type { PresenceView } from "@/lib/contract/views";
import { countWords } from "./count-words";

const minuteMs = 60_000;

/** "Here now", "Away", "Last seen 4 minutes ago"; nothing of whoever hides it. */
export function presenceWords({ online, away, lastSeenAt }: PresenceView, now: number): string {
  if (online) return away ? "Away" : "Here now";
  if (!lastSeenAt) return "";
  const minutes = Math.floor((now - Date.parse(lastSeenAt)) / minuteMs);
  if (minutes < 1) return "Last seen just now";
  if (minutes < 60) return `Last seen ${countWords(minutes, "minute")} ago`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return `Last seen ${countWords(hours, "hour")} ago`;
  return `Last seen ${countWords(Math.floor(hours / 24), "day")} ago`;
}
