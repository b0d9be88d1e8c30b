"use client";

import { type ReactNode, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import type { ButtonLook } from "@/components/ui/button-class";

type Props = ButtonLook & {
  /** On the button that opens the question. */
  label: string;
  /** Its accessible name, where the label alone does not say what it is about. */
  name?: string;
  /** The question, with the thing's name: "Leave Kitchen?" */
  title: string;
  /** A sentence and a form that ends with `ConfirmActions`. */
  children: ReactNode;
};

/** A button that asks before it does. The question is a native popover: it asks without scripts too. */
export function ConfirmButton({ label, name, title, children, ...look }: Props) {
  const id = useId();
  const [asking, setAsking] = useState(false);
  return (
    <>
      {/* While the question is open, its own button of that name is the one that counts. */}
      <Button {...look} aria-label={name} aria-hidden={asking || undefined} popoverTarget={id}>
        {label}
      </Button>
      <div
        id={id}
        popover="auto"
        className="dialog"
        role="dialog"
        aria-labelledby={`${id}-title`}
        onToggle={(event) => {
          setAsking(event.newState === "open");
          if (event.newState !== "open") return;
          event.currentTarget
            .querySelector<HTMLElement>("input:not([type=hidden]), button")
            ?.focus();
        }}
      >
        <header>
          <h2 className="lead" id={`${id}-title`}>
            {title}
          </h2>
        </header>
        {children}
      </div>
    </>
  );
}

/** The way out and the deed, which names the thing: "Leave room". */
export function ConfirmActions({ action, busy }: { action: string; busy: boolean }) {
  const close = (event: React.MouseEvent<HTMLElement>) =>
    event.currentTarget.closest<HTMLElement>("[popover]")?.hidePopover();
  return (
    <div className="actions">
      <Button kind="quiet" onClick={close}>
        Cancel
      </Button>
      <Button kind="danger" type="submit" busy={busy}>
        {action}
      </Button>
    </div>
  );
}
