import { type RefObject, useEffect, useLayoutEffect, useRef } from "react";
import { holdPlace, type Place } from "./scroll-place";

/**
 * Keeps the reader's line in its place when rows change their height by themselves: pictures that
 * arrive, fonts, a window that is turned. A list that only becomes lower, as when the keyboard
 * opens, keeps its end. Returns what takes down the line to be kept; null for the end.
 */
export function useKeptPlace(
  scroller: RefObject<HTMLElement | null>,
  more: boolean,
  after: () => void,
): (place: Place | null) => void {
  const kept = useRef<{ place: Place; scrollTop: number } | null>(null);
  const latest = useRef({ more, after });
  useLayoutEffect(() => {
    latest.current = { more, after };
  });
  useEffect(() => {
    const list = scroller.current;
    const log = list?.querySelector(".log");
    if (!list || !log) return;
    const observer = new ResizeObserver((entries) => {
      if (kept.current && entries.some(({ target }) => target === log)) {
        const { place, scrollTop } = kept.current;
        // What was scrolled in this very frame is not to be taken back.
        const top = place.top + scrollTop - list.scrollTop;
        holdPlace(list, { ...place, top }, latest.current.more);
      }
      latest.current.after();
    });
    observer.observe(log);
    observer.observe(list);
    return () => observer.disconnect();
  }, [scroller]);
  return (place) => {
    const list = scroller.current;
    kept.current = place && list ? { place, scrollTop: list.scrollTop } : null;
  };
}
