"use client";

import { useEffect, useRef } from "react";
import { placeTip } from "./place-tip";

const patienceMs = 500;

/**
 * The one tooltip of the page: it speaks for whatever has `data-tip`, after half a second of
 * hovering and at once on keyboard focus. A popover, so nothing clips it, not even a dialog.
 */
export function Tips() {
  const tip = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const element = tip.current;
    if (!element?.showPopover) return;
    let timer: ReturnType<typeof setTimeout> | undefined;

    const hide = () => {
      clearTimeout(timer);
      if (element.matches(":popover-open")) element.hidePopover();
    };
    const show = (owner: HTMLElement) => {
      if (!owner.isConnected) return;
      element.textContent = owner.dataset.tip ?? "";
      element.showPopover();
      // In a menu, what is below is the next thing to choose.
      const isAbove = owner.closest("[role=menu]") !== null;
      placeTip(element, owner.getBoundingClientRect(), isAbove);
    };
    /** A dialog that still comes in has its buttons elsewhere. */
    const showAtRest = async (owner: HTMLElement) => {
      const moving = owner.closest("dialog")?.getAnimations() ?? [];
      await Promise.allSettled(moving.map(({ finished }) => finished));
      if (document.activeElement === owner) show(owner);
    };
    const hover = (event: PointerEvent) => {
      hide();
      const owner = ownerOf(event.target);
      if (owner && event.pointerType === "mouse") timer = setTimeout(show, patienceMs, owner);
    };
    const focus = (event: FocusEvent) => {
      hide();
      const owner = ownerOf(event.target);
      // Not within the focusing: a popover that closes may be what gives the focus back.
      if (owner?.matches(":focus-visible")) timer = setTimeout(showAtRest, 0, owner);
    };

    document.addEventListener("pointerover", hover);
    document.addEventListener("pointerdown", hide);
    document.addEventListener("focusin", focus);
    document.addEventListener("focusout", hide);
    document.addEventListener("keydown", hide);
    document.addEventListener("scroll", hide, true);
    return () => {
      hide();
      document.removeEventListener("pointerover", hover);
      document.removeEventListener("pointerdown", hide);
      document.removeEventListener("focusin", focus);
      document.removeEventListener("focusout", hide);
      document.removeEventListener("keydown", hide);
      document.removeEventListener("scroll", hide, true);
    };
  }, []);

  return <div ref={tip} className="tip" popover="manual" aria-hidden="true" />;
}

function ownerOf(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>("[data-tip]") : null;
}
