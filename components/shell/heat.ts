import { countWords } from "@/components/rooms/count-words";
import type { Heat } from "@/components/ui/arch";
import { isSameDay } from "@/lib/contract/time";

const minuteMs = 60_000;

/** How warm a room is by its last message. */
export function heatOf(lastAt: string | null, now: number, timeZone: string): Heat {
  if (!lastAt) return "old";
  const ago = now - Date.parse(lastAt);
  if (ago < 5 * minuteMs) return "now";
  if (ago < 60 * minuteMs) return "hour";
  return isSameDay(lastAt, now, timeZone) ? "day" : "old";
}

/** The same in words: "last message 4 minutes ago". */
export function heatWords(lastAt: string | null, now: number): string {
  if (!lastAt) return "no messages yet";
  const minutes = Math.floor((now - Date.parse(lastAt)) / minuteMs);
  if (minutes < 1) return "last message just now";
  if (minutes < 60) return `last message ${countWords(minutes, "minute")} ago`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return `last message ${countWords(hours, "hour")} ago`;
  return `last message ${countWords(Math.floor(hours / 24), "day")} ago`;
}
