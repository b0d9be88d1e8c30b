"use client";

import { Ellipsis } from "lucide-react";
import { type ComponentProps, type ReactNode, useRef, useState } from "react";
import { classNames } from "./class-names";
import { moveInMenu } from "./menu-keys";
import { placeMenu } from "./place-menu";
import { useHydrated } from "./use-hydrated";

type Props = {
  /** Of the menu; its button has the same with "-button". */
  id: string;
  /** What it is about: "Options for Bo Lindqvist". */
  label: string;
  /** `MenuItem`s, or forms around one each with role "none"; made when it is first opened. */
  children: ReactNode;
  /** Whether they are in the server's HTML too, for whoever has no scripts. */
  plain: boolean;
};

/** A button with three dots and the menu it opens. A native popover: it opens without scripts too. */
export function Menu({ id, label, children, plain }: Props) {
  const isHydrated = useHydrated();
  const [isUsed, setUsed] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const place = (menu: HTMLElement) => {
    if (button.current) placeMenu(menu, button.current.getBoundingClientRect());
  };
  return (
    <>
      <button
        ref={button}
        id={`${id}-button`}
        type="button"
        className="icon-btn"
        aria-label={label}
        aria-haspopup="menu"
        popoverTarget={id}
      >
        <Ellipsis aria-hidden="true" />
      </button>
      <div
        id={id}
        className="menu pop-menu"
        role="menu"
        aria-label={label}
        popover="auto"
        onKeyDown={moveInMenu}
        onBeforeToggle={(event) => {
          setUsed(true);
          place(event.currentTarget);
        }}
        onToggle={(event) => {
          if (event.newState !== "open") return;
          // Only now is its height known.
          place(event.currentTarget);
          event.currentTarget.querySelector<HTMLElement>("[role=menuitem]")?.focus();
        }}
      >
        {(isUsed || (plain && !isHydrated)) && children}
      </div>
    </>
  );
}

/** One thing to do; what destroys comes last and in `danger`. */
export function MenuItem({ danger, ...rest }: ComponentProps<"button"> & { danger?: boolean }) {
  return (
    <button
      type="button"
      role="menuitem"
      {...rest}
      className={classNames("menu-item", danger && "danger")}
    />
  );
}
