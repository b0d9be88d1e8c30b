import type { LucideIcon } from "lucide-react";
import type { ComponentProps } from "react";
import { classNames } from "./class-names";

type Props = Omit<ComponentProps<"button">, "children" | "aria-label"> & {
  /** Its accessible name, and its tooltip. */
  label: string;
  icon: LucideIcon;
  /** Shown after the name in the tooltip, as "Ctrl K". */
  shortcut?: string;
};

/** A button that shows only an icon; `Tips` gives it its tooltip. */
export function IconButton({ label, icon: Icon, shortcut, className, ...rest }: Props) {
  return (
    <button
      type="button"
      {...rest}
      className={classNames("icon-btn", className)}
      aria-label={label}
      data-tip={shortcut ? `${label} · ${shortcut}` : label}
    >
      <Icon aria-hidden="true" />
    </button>
  );
}
