import { emojiName, quickReactions } from "./reaction-words";

type Props = {
  /** How many of them, the most used first. */
  count?: number;
  role?: "menuitem";
  onChoose: (emoji: string) => void;
};

/** A row of emoji to react with. */
export function QuickReactions({ count = quickReactions.length, role, onChoose }: Props) {
  return quickReactions.slice(0, count).map((emoji) => (
    <button
      key={emoji}
      type="button"
      role={role}
      className="icon-btn quick-reaction"
      aria-label={`React with ${emojiName(emoji).toLowerCase()}`}
      data-tip={emojiName(emoji)}
      onClick={() => onChoose(emoji)}
    >
      <span aria-hidden="true">{emoji}</span>
    </button>
  ));
}
