/**
 * Places in a message list. The list is laid out from its end (column-reverse), so `scrollTop` is
 * 0 at the newest message and negative above it, and the end is in view before any script runs.
 */

/** Closer to the end than this and the list follows new messages, in px. */
export const followingPx = 100;

/** A line of the list, by its row's key, and how far below the list's upper edge it stands, in px. */
export type Place = { key: string; top: number };

export function distanceFromEnd(scroller: HTMLElement): number {
  return Math.max(0, -scroller.scrollTop);
}

export function distanceFromStart(scroller: HTMLElement): number {
  return scroller.scrollHeight - scroller.clientHeight + scroller.scrollTop;
}

/** The first row in view, which is the line being read. */
export function findPlace(scroller: HTMLElement): Place | null {
  const edge = scroller.getBoundingClientRect().top;
  for (const row of rowsOf(scroller)) {
    const box = row.getBoundingClientRect();
    if (box.bottom > edge && row.dataset.key) return { key: row.dataset.key, top: box.top - edge };
  }
  return null;
}

/** Scrolls so that the row stands where it stood; false where the row is not in the list. */
export function holdPlace(scroller: HTMLElement, place: Place): boolean {
  const row = rowsOf(scroller).find((it) => it.dataset.key === place.key);
  if (!row) return false;
  const moved = row.getBoundingClientRect().top - scroller.getBoundingClientRect().top - place.top;
  if (moved !== 0) scroller.scrollTop += moved;
  return true;
}

/** Puts the unread line a third from the top, unless everything unread is in view at the end. */
export function showUnread(scroller: HTMLElement): void {
  const line = scroller.querySelector(".new");
  if (!line) return;
  scroller.scrollTop = 0;
  const fromTop = line.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
  if (fromTop < 0) scroller.scrollTop += fromTop - scroller.clientHeight / 3;
}

/** Puts the message that was asked for into the middle, glowing; the focus goes along if it was in the list. */
export function showMarked(scroller: HTMLElement): void {
  const row = scroller.querySelector<HTMLElement>(".marked");
  if (!row) return;
  row.scrollIntoView({ block: "center" });
  for (const glow of row.getAnimations?.() ?? []) glow.currentTime = 0;
  const focused = document.activeElement;
  if (focused !== document.body && !scroller.contains(focused)) return;
  row.querySelector<HTMLElement>("article")?.focus({ preventScroll: true });
}

function rowsOf(scroller: HTMLElement): HTMLElement[] {
  return [...scroller.querySelectorAll<HTMLElement>("[data-key]")];
}
