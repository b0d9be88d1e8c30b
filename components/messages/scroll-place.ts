/**
 * Places in a message list. The list is laid out from its end (column-reverse), so `scrollTop` is
 * 0 at the end and negative above it, and the end is in view before any script runs. What comes or
 * goes above the reader therefore moves nothing. Below stands an empty element, the rest, as high
 * as the messages that were taken out there: whatever changes below is made up for by its height,
 * so that nobody's swing of the wheel or the finger is cut short by setting `scrollTop`.
 */

/** Closer to the end than this and the list follows new messages, in px. */
export const followingPx = 100;

/** The rest begins with so many screens: more than one gets through before the next messages. */
const restScreens = 20;

/** A line of the list, by its row's key, and how far below the list's upper edge it stands, in px. */
export type Place = { key: string; seq: number | null; top: number };

/** How much of the list is mounted below the view. */
export function distanceFromEnd(scroller: HTMLElement): number {
  return Math.max(0, -scroller.scrollTop - restOf(scroller));
}

/** Whether the room's newest message is in view, or nearly. */
export function isAtEnd(scroller: HTMLElement): boolean {
  return -scroller.scrollTop <= followingPx;
}

/** How much of the list is mounted above the view. */
export function distanceFromStart(scroller: HTMLElement): number {
  return scroller.scrollHeight - scroller.clientHeight + scroller.scrollTop;
}

/** The first row in view, which is the line being read. */
export function findPlace(scroller: HTMLElement): Place | null {
  const rows = rowsOf(scroller);
  const edge = scroller.getBoundingClientRect().top;
  let [from, to] = [0, rows.length];
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    if ((rows[middle]?.getBoundingClientRect().bottom ?? 0) > edge) to = middle;
    else from = middle + 1;
  }
  const row = rows[from];
  if (!row?.dataset.key) return null;
  return { key: row.dataset.key, seq: seqOf(row), top: topOf(row) - edge };
}

/**
 * Has the row stand where it stood; false where the row is not in the list. `more`: the list goes
 * on below what is mounted.
 */
export function holdPlace(scroller: HTMLElement, place: Place, more: boolean): boolean {
  const row = rowsOf(scroller).find((it) => it.dataset.key === place.key);
  if (!row) return false;
  const moved = topOf(row) - scroller.getBoundingClientRect().top - place.top;
  if (moved === 0) return true;
  const rest = restOf(scroller);
  const taken = more && rest > 0 ? Math.max(-rest, moved) : 0;
  if (taken !== 0) setRest(scroller, rest + taken);
  if (moved !== taken) scroller.scrollTop += moved - taken;
  return true;
}

/** Makes the rest long where more follows, and takes it away where nothing does; nothing moves. */
export function settleRest(scroller: HTMLElement, more: boolean): void {
  const rest = restOf(scroller);
  const wanted = !more
    ? 0
    : rest < 2 * scroller.clientHeight
      ? restScreens * scroller.clientHeight
      : rest;
  if (wanted === rest) return;
  const top = scroller.scrollTop + rest - wanted;
  setRest(scroller, wanted);
  scroller.scrollTop = top;
}

/** Where messages come slower than somebody scrolls, half a screen is all that they see of the rest. */
export function stayInList(scroller: HTMLElement): void {
  const most = scroller.clientHeight / 2 - restOf(scroller);
  if (most < 0 && scroller.scrollTop > most) scroller.scrollTop = most;
}

/** Goes to the end at once. */
export function showEnd(scroller: HTMLElement): void {
  setRest(scroller, 0);
  scroller.scrollTo({ top: 0, behavior: "instant" });
}

/** Puts the unread line a third from the top; with `fits`, only if not everything unread is in view at the end. */
export function showUnread(scroller: HTMLElement, fits: boolean): void {
  const line = scroller.querySelector(".new");
  if (!line) return;
  if (fits) scroller.scrollTop = 0;
  const fromTop = topOf(line) - scroller.getBoundingClientRect().top;
  if (!fits || fromTop < 0) scroller.scrollTop += fromTop - scroller.clientHeight / 3;
}

/** Whether the unread line is more than a screen above the view. */
export function isUnreadFarAbove(scroller: HTMLElement): boolean {
  const line = scroller.querySelector(".new");
  const edge = scroller.getBoundingClientRect().top;
  return line !== null && topOf(line) < edge - scroller.clientHeight;
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

/** The messages that must stay: the one with the focus, and those where a selection begins and ends. */
export function heldSeqs(scroller: HTMLElement): number[] {
  const selection = window.getSelection();
  const nodes = [document.activeElement, selection?.anchorNode, selection?.focusNode];
  return nodes.flatMap((node) => {
    const element = node instanceof Element ? node : node?.parentElement;
    const row = element?.closest<HTMLElement>("[data-key]");
    return row && scroller.contains(row) ? (seqOf(row) ?? []) : [];
  });
}

function rowsOf(scroller: HTMLElement): HTMLElement[] {
  return [...scroller.querySelectorAll<HTMLElement>("[data-key]")];
}

function seqOf({ dataset }: HTMLElement): number | null {
  const seq = Number(dataset.seq);
  return Number.isFinite(seq) && seq > 0 ? seq : null;
}

function topOf(row: Element | undefined): number {
  return row?.getBoundingClientRect().top ?? 0;
}

const rests = new WeakMap<HTMLElement, number>();

function restOf(scroller: HTMLElement): number {
  return rests.get(scroller) ?? 0;
}

/** By script: a style attribute in the first HTML would be refused. */
function setRest(scroller: HTMLElement, px: number): void {
  rests.set(scroller, px);
  const rest = scroller.querySelector<HTMLElement>(".rest");
  if (rest) rest.style.height = `${px}px`;
}
