import { SmilePlus } from "lucide-react";
import { IconButton } from "@/components/ui/icon-button";
import { emojiName, quickReactions } from "./reaction-words";

type Props = {
  /** How many of them, the most used first. */
  count?: number;
  role?: "menuitem";
  onChoose: (emoji: string) => void;
  /** Shows all other emoji, beside the button. */
  onMore?: ((at: DOMRect) => void) | undefined;
};

/** A row of emoji to react with. */
export function QuickReactions({ count = quickReactions.length, role, onChoose, onMore }: Props) {
  const some = quickReactions.slice(0, count).map((emoji) => (
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
  return (
    <>
      {some}
      {onMore && (
        <IconButton
          role={role}
          className="quick-reaction"
          label="React"
          icon={SmilePlus}
          onClick={(event) => onMore(event.currentTarget.getBoundingClientRect())}
        />
      )}
    </>
  );
}
