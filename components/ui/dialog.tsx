"use client";

import { X } from "lucide-react";
import { type ReactNode, useEffect, useId, useLayoutEffect, useRef, useState } from "react";
import { Button } from "./button";
import { IconButton } from "./icon-button";
import { hasTypedText } from "./typed-text";

type Props = {
  title: string;
  /** Called when it was closed, by whatever way; the parent then stops rendering it. */
  onClose: () => void;
  children: ReactNode;
};

/**
 * A modal dialog, on phones a sheet; open for as long as it is rendered. Focus starts in the first
 * field and returns to the opener. Where text was typed, closing asks first.
 */
export function Dialog({ title, onClose, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const lastFocus = useRef<HTMLElement>(null);
  const [asking, setAsking] = useState(false);

  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    firstField(element)?.focus();
    // Closing, and not only going away, is what gives the focus back to the opener.
    return () => element?.close();
  }, []);

  // Whoever goes on editing does so where they were.
  useEffect(() => {
    if (!asking) lastFocus.current?.focus();
  }, [asking]);

  const leave = () => {
    if (asking) return setAsking(false);
    if (!dialog.current || !hasTypedText(dialog.current)) return onClose();
    lastFocus.current = document.activeElement as HTMLElement | null;
    setAsking(true);
  };

  return (
    <dialog
      ref={dialog}
      className="dialog"
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        leave();
      }}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || event.defaultPrevented) return;
        event.preventDefault();
        leave();
      }}
      onClick={(event) => event.target === event.currentTarget && leave()}
    >
      <header>
        <h2 className="lead" id={titleId}>
          {asking ? "Discard what you typed?" : title}
        </h2>
        <IconButton label="Close" icon={X} onClick={leave} hidden={asking} />
      </header>
      <div hidden={asking}>{children}</div>
      {asking && (
        <div className="actions">
          <Button autoFocus onClick={() => setAsking(false)}>
            Keep editing
          </Button>
          <Button kind="danger" onClick={onClose}>
            Discard
          </Button>
        </div>
      )}
    </dialog>
  );
}

function firstField(within: HTMLElement | null): HTMLElement | null | undefined {
  return within?.querySelector<HTMLElement>(
    "[autofocus], input:not([type=hidden], [type=radio], [type=checkbox]), textarea, select",
  );
}
