import { type ComponentProps, type PointerEvent, useRef } from "react";

/** How far a line is swiped to be answered, and when a move is a swipe at all, in px. */
const farPx = 64;
const beginPx = 12;
const mostPx = 80;

type Handlers = Pick<
  ComponentProps<"article">,
  "onPointerDown" | "onPointerMove" | "onPointerUp" | "onPointerCancel"
>;

/** Handlers that call `act` when a finger swipes the element to the right; it follows the finger. */
export function useSwipe(act: (() => void) | undefined): Handlers {
  const start = useRef<{ x: number; y: number; isSwipe: boolean }>(null);

  const settle = ({ currentTarget: { style, dataset } }: PointerEvent<HTMLElement>) => {
    style.translate = "";
    delete dataset.swipe;
    start.current = null;
  };

  return {
    onPointerDown({ pointerType, isPrimary, target, clientX: x, clientY: y }) {
      start.current = null;
      const element = target as Element;
      if (!act || pointerType !== "touch" || !isPrimary) return;
      // What scrolls sideways itself, or is written in, keeps its own gestures.
      if (element.closest("pre, .table, textarea, dialog, [popover]")) return;
      start.current = { x, y, isSwipe: false };
    },
    onPointerMove(event) {
      const begun = start.current;
      if (!begun) return;
      const right = event.clientX - begun.x;
      const down = Math.abs(event.clientY - begun.y);
      if (!begun.isSwipe && down > beginPx) start.current = null;
      else if (!begun.isSwipe && right > beginPx && right > 2 * down) begun.isSwipe = true;
      if (!start.current?.isSwipe) return;
      const { style, dataset } = event.currentTarget;
      style.translate = `${Math.max(0, Math.min(right, mostPx))}px`;
      const isFar = right >= farPx;
      if (isFar && !dataset.swipe) navigator.vibrate?.(10);
      if (isFar) dataset.swipe = "far";
      else delete dataset.swipe;
    },
    onPointerUp(event) {
      const isFar = event.currentTarget.dataset.swipe === "far";
      settle(event);
      if (isFar) act?.();
    },
    onPointerCancel: settle,
  };
}
