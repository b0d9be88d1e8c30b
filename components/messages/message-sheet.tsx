"use client";

import { flushSync } from "react-dom";
import { classNames } from "@/components/ui/class-names";
import { Dialog } from "@/components/ui/dialog";
import type { Choice } from "./message-choices";
import { QuickReactions } from "./quick-reactions";

type Props = {
  title: string;
  choices: readonly Choice[];
  onReact?: ((emoji: string) => void) | undefined;
  onMoreEmoji?: ((at: DOMRect) => void) | undefined;
  onClose: () => void;
};

/** What may be done to a message, for fingers. */
export function MessageSheet({ title, choices, onReact, onMoreEmoji, onClose }: Props) {
  // Closed first, which gives the focus back: what is chosen may take it further.
  const choose = (run: () => void) => {
    flushSync(onClose);
    run();
  };
  return (
    <Dialog title={title} onClose={onClose}>
      {onReact && (
        <div className="quick-row">
          <QuickReactions
            onChoose={(emoji) => choose(() => onReact(emoji))}
            onMore={onMoreEmoji && ((at) => choose(() => onMoreEmoji(at)))}
          />
        </div>
      )}
      <div className="message-sheet">
        {choices.map(({ label, icon: Icon, danger, run }) => (
          <button
            key={label}
            type="button"
            className={classNames("menu-item", danger && "danger")}
            onClick={() => choose(run)}
          >
            <Icon aria-hidden="true" />
            {label}
          </button>
        ))}
      </div>
    </Dialog>
  );
}
