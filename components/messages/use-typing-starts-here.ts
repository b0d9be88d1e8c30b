import { useEffect } from "react";

/** Letters typed while nothing is focused go to `field`: it takes the focus before they arrive. */
export function useTypingStartsHere(field: React.RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const focusField = (event: KeyboardEvent) => {
      if (event.key.length !== 1 || event.key === " ") return;
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      if (document.activeElement !== document.body || document.querySelector("dialog[open]"))
        return;
      field.current?.focus({ preventScroll: true });
    };
    document.addEventListener("keydown", focusField);
    return () => document.removeEventListener("keydown", focusField);
  }, [field]);
}
