import type { Emoji } from "./emoji-book";
import { keptHere } from "./kept-here";

export const skinTones = [
  "none",
  "light",
  "medium-light",
  "medium",
  "medium-dark",
  "dark",
] as const;
export type SkinTone = (typeof skinTones)[number];

const key = "hearth:skin-tone";

/** The one that was chosen last on this device. */
export function chosenTone(): SkinTone {
  const kept = keptHere.read(key);
  return skinTones.find((tone) => tone === kept) ?? "none";
}

export function keepTone(tone: SkinTone): void {
  keptHere.write(key, tone);
}

/** An emoji in the skin tone that was chosen. */
export function toned({ emoji, tones }: Emoji, tone = chosenTone()): string {
  return tones?.[skinTones.indexOf(tone) - 1] ?? emoji;
}
