"use client";

import { type ReactNode, useLayoutEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { closeAround } from "./close-around";

type Props = {
  id: string;
  /** The question, with the thing's name: "Leave Kitchen?" */
  title: string;
  /** A sentence and a form that ends with `ConfirmActions`. */
  children: ReactNode;
  /** Asks as soon as it is there, and gives the focus back when it goes. */
  isOpen?: boolean;
  /** Called when it was opened or closed, by whatever way. */
  onToggled: (isOpen: boolean) => void;
};

/** A question over the page. A native popover, so that a button can open it without scripts. */
export function Question({ id, title, children, isOpen = false, onToggled }: Props) {
  const question = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = question.current;
    if (!isOpen || !element) return;
    element.showPopover();
    return () => {
      if (element.matches(":popover-open")) element.hidePopover();
    };
  }, [isOpen]);

  return (
    <div
      ref={question}
      id={id}
      popover="auto"
      className="dialog"
      role="dialog"
      aria-labelledby={`${id}-title`}
      onToggle={(event) => {
        const opened = event.newState === "open";
        if (opened) firstControl(event.currentTarget)?.focus();
        onToggled(opened);
      }}
    >
      <header>
        <h2 className="lead" id={`${id}-title`}>
          {title}
        </h2>
      </header>
      {children}
    </div>
  );
}

/** The way out and the deed, which names the thing: "Leave room". */
export function ConfirmActions({
  action,
  busy,
  kind = "danger",
}: {
  action: string;
  busy: boolean;
  kind?: "danger" | "primary";
}) {
  return (
    <div className="actions">
      <Button kind="quiet" onClick={(event) => closeAround(event.currentTarget)}>
        Cancel
      </Button>
      <Button kind={kind} type="submit" busy={busy}>
        {action}
      </Button>
    </div>
  );
}

function firstControl(within: HTMLElement): HTMLElement | null {
  return within.querySelector<HTMLElement>("input:not([type=hidden]), select, button");
}
