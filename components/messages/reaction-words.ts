import type { ReactionView } from "@/lib/contract/views";
import { firstName } from "./first-name";

/**
 * What one reacts with most: in the bar, the menu and the sheet of a message. The emoji picker has
 * the rest.
 */
export const quickReactions = ["👍", "❤️", "😂", "😮", "😢", "🙏"] as const;

const names: Record<string, string> = {
  "👍": "Thumbs up",
  "❤️": "Heart",
  "😂": "Laughing",
  "😮": "Surprised",
  "😢": "Sad",
  "🙏": "Thank you",
};

/** An emoji in words, where it has some here. */
export function emojiName(emoji: string): string {
  return names[emoji] ?? emoji;
}

/** Who reacted: "Ada, Bo and you", "Ada, Bo and 9 others". */
export function peopleWords({ count, userIds, names }: ReactionView, meId: string): string {
  const isMine = userIds.includes(meId);
  const others = names.filter((_, index) => userIds[index] !== meId).map(firstName);
  const unnamed = count - others.length - (isMine ? 1 : 0);
  const all = [
    ...others,
    ...(unnamed > 0 ? [unnamed === 1 ? "1 other" : `${unnamed} others`] : []),
    ...(isMine ? ["you"] : []),
  ];
  const last = all.pop() ?? "";
  return all.length > 0 ? `${all.join(", ")} and ${last}` : last;
}
