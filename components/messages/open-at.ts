import { holdPlace, type Place, showUnread } from "./scroll-place";

/** Puts a room that has just been opened where it was left, at its unread line, or at its end. */
export function openAt(scroller: HTMLElement, place: Place | null): void {
  // Whoever scrolled while the scripts were still loading is reading already.
  if (scroller.scrollTop !== 0) return;
  if (place && holdPlace(scroller, place, false)) return;
  showUnread(scroller, true);
}
