import { isSameDay } from "@/lib/contract/time";

/** How long ago somebody spoke in a room: under 5 minutes, under an hour, today, earlier. */
export type Heat = "now" | "hour" | "day" | "old";

const minuteMs = 60_000;

export function heatOf(lastMessageAt: string | null, now: number, timeZone: string): Heat {
  if (!lastMessageAt) return "old";
  const ageMs = now - Date.parse(lastMessageAt);
  if (ageMs < 5 * minuteMs) return "now";
  if (ageMs < 60 * minuteMs) return "hour";
  return isSameDay(lastMessageAt, now, timeZone) ? "day" : "old";
}

const ago = new Intl.RelativeTimeFormat("en", { numeric: "auto" });

/** The heat in words, for tooltips and accessible names: "last message 4 minutes ago". */
export function heatWords(lastMessageAt: string | null, now: number): string {
  if (!lastMessageAt) return "no messages yet";
  const minutes = Math.max(0, Math.floor((now - Date.parse(lastMessageAt)) / minuteMs));
  if (minutes < 1) return "last message just now";
  if (minutes < 60) return `last message ${ago.format(-minutes, "minute")}`;
  if (minutes < 24 * 60) return `last message ${ago.format(-Math.floor(minutes / 60), "hour")}`;
  return `last message ${ago.format(-Math.floor(minutes / (24 * 60)), "day")}`;
}
