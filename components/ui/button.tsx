import type { ComponentProps } from "react";
import { type ButtonLook, buttonClass } from "./button-class";
import { classNames } from "./class-names";

type Props = ButtonLook & ComponentProps<"button"> & { busy?: boolean };

/**
 * A button. While busy it keeps its width and label, shows a spinner before it and ignores clicks,
 * submitting ones too; it is never disabled, so that it keeps the focus.
 */
export function Button({
  kind,
  size,
  wide,
  busy = false,
  className,
  onClick,
  children,
  ...rest
}: Props) {
  return (
    <button
      type="button"
      {...rest}
      className={classNames(buttonClass({ kind, size, wide }), className)}
      aria-busy={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
    >
      {busy && <span className="spinner" aria-hidden="true" />}
      {children}
    </button>
  );
}
