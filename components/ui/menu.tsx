"use client";

import type { LucideIcon } from "lucide-react";
import { lazy, type ReactNode, Suspense, useId, useRef, useState } from "react";
import { classNames } from "./class-names";

export type MenuItem = {
  label: string;
  icon?: LucideIcon;
  onSelect: () => void;
  /** Destructive: stands last, after a hairline. */
  danger?: boolean;
};

type Props = {
  /** The button's accessible name and tooltip. */
  label: string;
  children: ReactNode;
  items: MenuItem[];
  className?: string;
};

const load = () => import("./menu-popup");
const MenuPopup = lazy(load);

/** A button with a menu; the menu's own code comes when a pointer or the focus comes near. */
export function Menu({ label, children, items, className }: Props) {
  const button = useRef<HTMLButtonElement>(null);
  const popupId = useId();
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        ref={button}
        type="button"
        className={classNames("icon-btn", className)}
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={open ? popupId : undefined}
        data-tip={label}
        onPointerEnter={() => void load()}
        onFocus={() => void load()}
        onClick={() => setOpen(!open)}
        onKeyDown={(event) => {
          if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
          event.preventDefault();
          setOpen(true);
        }}
      >
        {children}
      </button>
      {open && (
        <Suspense fallback={null}>
          <MenuPopup
            id={popupId}
            label={label}
            items={items}
            anchor={button}
            onClose={() => setOpen(false)}
          />
        </Suspense>
      )}
    </>
  );
}
