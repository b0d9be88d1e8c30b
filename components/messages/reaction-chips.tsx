"use client";

import { SmilePlus } from "lucide-react";
import { useMe } from "@/lib/client/hooks";
import type { ReactionView } from "@/lib/contract/views";
import { emojiName, peopleWords } from "./reaction-words";

type Props = {
  reactions: readonly ReactionView[];
  /** Joins a reaction, or takes one's own back; without it they can only be read. */
  onReact?: ((emoji: string, on: boolean) => void) | undefined;
  /** Shows all emoji, beside the button. */
  onMoreEmoji?: ((at: DOMRect) => void) | undefined;
};

/** How people reacted to a message: each emoji once, with who and how many. */
export function ReactionChips({ reactions, onReact, onMoreEmoji }: Props) {
  const me = useMe();
  if (reactions.length === 0) return null;
  return (
    <div className="chips">
      {reactions.map((reaction) => {
        const { emoji, count, userIds } = reaction;
        const isMine = userIds.includes(me.id);
        const words = `${emojiName(emoji)}: ${peopleWords(reaction, me.id)}`;
        return (
          <button
            key={emoji}
            type="button"
            className="chip"
            aria-pressed={isMine}
            data-tip={words}
            disabled={!onReact}
            onClick={() => onReact?.(emoji, !isMine)}
          >
            <span aria-hidden="true">{emoji}</span>
            <span className="num" aria-hidden="true">
              {count}
            </span>
            <span className="vh">{words}</span>
          </button>
        );
      })}
      {onMoreEmoji && (
        <button
          type="button"
          className="chip more-emoji needs-script"
          aria-label="Add a reaction"
          data-tip="Add a reaction"
          onClick={(event) => onMoreEmoji(event.currentTarget.getBoundingClientRect())}
        >
          <SmilePlus aria-hidden="true" />
        </button>
      )}
    </div>
  );
}
