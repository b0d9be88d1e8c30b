import { keptHere } from "./kept-here";

const key = "hearth:recent-emoji";
const most = 16;

/** Emoji that were chosen on this device, the last first. */
export function recentEmoji(): string[] {
  return keptHere.read(key).split(" ").filter(Boolean).slice(0, most);
}

export function keepRecent(emoji: string): void {
  const others = recentEmoji().filter((one) => one !== emoji);
  keptHere.write(key, [emoji, ...others].slice(0, most).join(" "));
}
