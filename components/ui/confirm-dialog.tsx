"use client";

import type { ReactNode } from "react";
import { Button } from "./button";
import { Dialog } from "./dialog";

type Props = {
  /** The question, with the thing's name: "Leave Kitchen?" */
  title: string;
  children: ReactNode;
  /** What the button does, naming the thing: "Leave room". Never "OK". */
  action: string;
  busy?: boolean;
  /** What went wrong when it was tried. */
  error?: string | null;
  onConfirm: () => void;
  onClose: () => void;
};

/** Asks before something that cannot be undone. */
export function ConfirmDialog({ title, children, action, busy, error, onConfirm, onClose }: Props) {
  return (
    <Dialog title={title} onClose={onClose}>
      <div className="soft">{children}</div>
      {error && (
        <p className="alert mt-4" role="alert">
          {error}
        </p>
      )}
      <div className="actions">
        <Button kind="quiet" onClick={onClose}>
          Cancel
        </Button>
        <Button kind="danger" busy={busy} onClick={onConfirm}>
          {action}
        </Button>
      </div>
    </Dialog>
  );
}
