"use client";

import { useLayoutEffect, useRef } from "react";
import { MenuItem } from "@/components/ui/menu";
import { moveInMenu } from "@/components/ui/menu-keys";
import { placeMenuAt } from "@/components/ui/place-menu";
import type { Choice } from "./message-choices";
import { QuickReactions } from "./quick-reactions";

type Props = {
  label: string;
  /** What it opens beside: a button, a message, or the pointer. */
  at: DOMRect;
  choices: readonly Choice[];
  onReact?: ((emoji: string) => void) | undefined;
  onMoreEmoji?: ((at: DOMRect) => void) | undefined;
  onClose: () => void;
};

/** What may be done to a message; open for as long as it is rendered. */
export function MessageMenu({ label, at, choices, onReact, onMoreEmoji, onClose }: Props) {
  const menu = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (!menu.current) return;
    menu.current.showPopover();
    placeMenuAt(menu.current, at);
    menu.current.querySelector<HTMLElement>("[role=menuitem]")?.focus();
  }, [at]);

  // Closed first, which gives the focus back: what is chosen may take it further.
  const choose = (run: () => void) => {
    menu.current?.hidePopover();
    onClose();
    run();
  };

  return (
    <div
      ref={menu}
      className="menu pop-menu message-menu"
      role="menu"
      aria-label={label}
      popover="auto"
      onKeyDown={moveInMenu}
      onToggle={(event) => event.newState === "closed" && onClose()}
    >
      {onReact && (
        <div role="none" className="quick-row">
          <QuickReactions
            role="menuitem"
            onChoose={(emoji) => choose(() => onReact(emoji))}
            onMore={onMoreEmoji && (() => choose(() => onMoreEmoji(at)))}
          />
        </div>
      )}
      {choices.map(({ label, icon: Icon, danger, run }) => (
        <div key={label} role="none">
          {danger && <hr />}
          <MenuItem danger={danger ?? false} onClick={() => choose(run)}>
            <Icon aria-hidden="true" />
            {label}
          </MenuItem>
        </div>
      ))}
    </div>
  );
}
