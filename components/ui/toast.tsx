import type { ReactNode } from "react";
import { Button } from "./button";

type Props = {
  children: ReactNode;
  /** The word on its one button. */
  action: string;
  onAction: () => void;
  /** Told true while the pointer or the focus is in it: what it counts down should wait. */
  onHold?: (held: boolean) => void;
};

/**
 * One line that floats above the composer, with one button. Put it into an element with
 * `role="status"` that stays in the page, so that it is said aloud.
 */
export function Toast({ children, action, onAction, onHold }: Props) {
  const hold = () => onHold?.(true);
  const release = () => onHold?.(false);
  return (
    <div
      role="group"
      className="toast"
      onPointerEnter={hold}
      onPointerLeave={release}
      onFocus={hold}
      onBlur={release}
    >
      <span>{children}</span>
      <Button kind="quiet" size="small" onClick={onAction}>
        {action}
      </Button>
    </div>
  );
}
