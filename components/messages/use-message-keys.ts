import { useEffect } from "react";
import { isOverlayOpen } from "@/components/shell/overlay-open";
import { isEditing } from "./is-editing";

/** Shift and the up arrow lead from the empty composer into the messages; there the arrows move. */
export function useMessageKeys(scroller: React.RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const { key, defaultPrevented, ctrlKey, metaKey, altKey, shiftKey } = event;
      const step = { ArrowUp: -1, ArrowDown: 1 }[key];
      if (!step || defaultPrevented || ctrlKey || metaKey || altKey) return;
      if (isOverlayOpen() || isEditing()) return;
      const field = document.querySelector<HTMLTextAreaElement>(".compose textarea");
      const messages = [...(scroller.current?.querySelectorAll("article") ?? [])];
      const at = messages.findIndex((message) => message.contains(document.activeElement));
      const entering = document.activeElement === field && field?.value === "" && shiftKey;
      if (entering ? step > 0 : at < 0 || shiftKey) return;
      event.preventDefault();
      const next = messages.at(entering ? -1 : Math.max(0, at + step));
      (next ?? field)?.focus();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [scroller]);
}
