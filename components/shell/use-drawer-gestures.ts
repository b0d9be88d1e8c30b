import { useEffect } from "react";
import { useDrawer } from "./drawer-state";

/** A finger moving this far to the left closes the drawer, in px. */
const swipePx = 60;

/** While the drawer is open: the focus is in it; Escape, a swipe left or a wide window closes it. */
export function useDrawerGestures(box: React.RefObject<HTMLElement | null>): void {
  const { isOpen, close } = useDrawer();
  useEffect(() => {
    const drawer = box.current;
    if (!isOpen || !drawer) return;
    drawer.querySelector<HTMLElement>("a[aria-current], a.row, a")?.focus({ preventScroll: true });

    let startX: number | null = null;
    const start = (event: TouchEvent) => {
      startX = event.touches[0]?.clientX ?? null;
    };
    const end = (event: TouchEvent) => {
      const endX = event.changedTouches[0]?.clientX;
      if (startX !== null && endX !== undefined && startX - endX > swipePx) close();
      startX = null;
    };
    const press = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || event.defaultPrevented) return;
      event.preventDefault();
      close();
    };
    const wide = window.matchMedia("(width >= 48rem)");
    drawer.addEventListener("touchstart", start, { passive: true });
    drawer.addEventListener("touchend", end);
    document.addEventListener("keydown", press);
    wide.addEventListener("change", close);
    return () => {
      drawer.removeEventListener("touchstart", start);
      drawer.removeEventListener("touchend", end);
      document.removeEventListener("keydown", press);
      wide.removeEventListener("change", close);
    };
  }, [isOpen, close, box]);
}
