import { type ComponentProps, useState } from "react";
import { useLongPress } from "./use-long-press";
import { useSwipe } from "./use-swipe";

type Options = {
  /** Opens the menu beside this. */
  onMenu: (at: DOMRect) => void;
  onSheet: () => void;
  onReply?: (() => void) | undefined;
  onDelete?: (() => void) | undefined;
};

/** What keys, pointers and fingers do to a message; `near`: the mouse is on its line. */
export function useMessageHandlers({ onMenu, onSheet, onReply, onDelete }: Options): {
  near: boolean;
  handlers: ComponentProps<"article">;
} {
  const [near, setNear] = useState(false);
  const press = useLongPress(onSheet);
  const swipe = useSwipe(onReply);
  const handlers: ComponentProps<"article"> = {
    ...press,
    onPointerDown(event) {
      press.onPointerDown?.(event);
      swipe.onPointerDown?.(event);
    },
    onPointerMove(event) {
      press.onPointerMove?.(event);
      swipe.onPointerMove?.(event);
    },
    onPointerUp(event) {
      press.onPointerUp?.(event);
      swipe.onPointerUp?.(event);
    },
    onPointerCancel(event) {
      press.onPointerCancel?.(event);
      swipe.onPointerCancel?.(event);
    },
    onPointerEnter: ({ pointerType }) => pointerType === "mouse" && setNear(true),
    onPointerLeave: () => setNear(false),
    onContextMenu(event) {
      press.onContextMenu?.(event);
      if (event.defaultPrevented || keepsOwnMenu(event)) return;
      event.preventDefault();
      const isPointed = (event.nativeEvent as PointerEvent).pointerType === "mouse";
      const { clientX, clientY, currentTarget } = event;
      if (!isPointed) return onMenu(boxOf(currentTarget));
      onceReleased(event, () => onMenu(new DOMRect(clientX, clientY, 0, 0)));
    },
    onKeyDown(event) {
      const { key, ctrlKey, metaKey, altKey, shiftKey, target, currentTarget } = event;
      if (ctrlKey || metaKey || altKey || shiftKey) return;
      if (key === "Delete" && onDelete) {
        event.preventDefault();
        onDelete();
      } else if (key === "Enter" && target === currentTarget) {
        event.preventDefault();
        onMenu(boxOf(currentTarget));
      }
    },
  };
  return { near, handlers };
}

/** Where the menu is asked for by pressing the button, letting it go would close the menu again. */
export function onceReleased({ buttons }: React.MouseEvent, open: () => void): void {
  if (buttons === 0) open();
  else window.addEventListener("pointerup", () => setTimeout(open), { once: true });
}

/** Links, and text that is selected, keep the browser's menu. */
function keepsOwnMenu({ target, currentTarget }: React.MouseEvent): boolean {
  const selection = window.getSelection();
  const isSelected = selection !== null && !selection.isCollapsed;
  if (isSelected && selection.containsNode(currentTarget as Node, true)) return true;
  return (target as Element).closest("a, img, video, audio") !== null;
}

function boxOf(article: Element): DOMRect {
  return (article.querySelector(".bubble") ?? article).getBoundingClientRect();
}
