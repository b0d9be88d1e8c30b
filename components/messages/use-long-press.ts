import { type ComponentProps, useRef } from "react";

/** How long a finger rests, in ms, and how far it may stray meanwhile, in px. */
const restMs = 350;
const strayPx = 10;

type Handlers = Pick<
  ComponentProps<"article">,
  | "onPointerDown"
  | "onPointerMove"
  | "onPointerUp"
  | "onPointerCancel"
  | "onTouchEnd"
  | "onContextMenu"
>;

/**
 * Handlers that call `act` when a finger rests on the element, but for what is in `except`: a link
 * keeps the browser's menu.
 */
export function useLongPress(act: () => void, except = "a, button, dialog"): Handlers {
  const press = useRef<{ timer: ReturnType<typeof setTimeout>; x: number; y: number }>(null);
  const acted = useRef(false);
  const cancel = () => clearTimeout(press.current?.timer);
  return {
    onPointerDown({ pointerType, target, clientX: x, clientY: y }) {
      cancel();
      acted.current = false;
      if (pointerType !== "touch" || (target as Element).closest(except)) return;
      const timer = setTimeout(() => {
        acted.current = true;
        // Browsers complain of a buzz before the first tap on a page.
        if (navigator.userActivation?.hasBeenActive) navigator.vibrate?.(10);
        act();
      }, restMs);
      press.current = { timer, x, y };
    },
    onPointerMove({ clientX, clientY }) {
      const { x = 0, y = 0 } = press.current ?? {};
      if (Math.hypot(clientX - x, clientY - y) > strayPx) cancel();
    },
    onPointerUp: cancel,
    onPointerCancel: cancel,
    // What the press opened must not take the finger's leaving for a tap on it.
    onTouchEnd: (event) => acted.current && event.preventDefault(),
    onContextMenu: (event) => acted.current && event.preventDefault(),
  };
}
