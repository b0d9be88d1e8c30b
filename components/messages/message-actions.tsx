"use client";

import { Ellipsis, Reply } from "lucide-react";
import { IconButton } from "@/components/ui/icon-button";
import { QuickReactions } from "./quick-reactions";

type Props = {
  /** Whether the pointer is on the line: then the most used things are at hand too. */
  near: boolean;
  onReact?: ((emoji: string) => void) | undefined;
  onMoreEmoji?: ((at: DOMRect) => void) | undefined;
  onReply?: (() => void) | undefined;
  onMenu: (at: DOMRect) => void;
};

/** The bar at a message's corner: shown with the pointer on its line, or the focus in it. */
export function MessageActions({ near, onReact, onMoreEmoji, onReply, onMenu }: Props) {
  return (
    <div className="message-actions">
      {near && onReact && <QuickReactions count={3} onChoose={onReact} onMore={onMoreEmoji} />}
      {near && onReply && <IconButton label="Reply" icon={Reply} onClick={onReply} />}
      <IconButton
        className="needs-script"
        label="Message actions"
        aria-haspopup="menu"
        icon={Ellipsis}
        onClick={(event) => onMenu(event.currentTarget.getBoundingClientRect())}
      />
    </div>
  );
}
