/**
 * Which of a room's loaded messages are in the page: a run of them around the reader, by seq.
 * `to` is Infinity where it goes to the end and takes along what comes.
 */
export type Range = { from: number; to: number };

/** What is loaded, by seq; `more`: newer messages exist that are not. */
export type Loaded = { first: number; last: number; more: boolean };

/** What is mounted above and below the view, and the view itself, in px. */
export type Room = { above: number; below: number; view: number };

/** So many messages stay mounted. */
export const mostMounted = 300;
/** A room is drawn at first with no more than these. */
const atFirst = 100;
const atEnd = 60;
/** Few enough to be drawn between two frames of a slow phone. */
const step = 8;
/** Where the view has nearly run out, waiting a frame costs more than a frame. */
const leap = 32;
/** Screens to have ready on either side. */
const ready = 3;

/** The newest messages. */
export function endOf({ last }: Loaded): Range {
  return { from: Math.max(1, last - atEnd + 1), to: Number.POSITIVE_INFINITY };
}

/** The messages around one. */
export function rangeAround(loaded: Loaded, seq: number): Range {
  return fitRange({ from: seq - atFirst / 2, to: seq + atFirst / 2 }, loaded);
}

/** What a room is opened with: everything if that is little, else what is around `seq`, or the end. */
export function openRange(loaded: Loaded, seq: number | null): Range {
  if (loaded.last - loaded.first < atFirst) {
    return fitRange({ from: loaded.first, to: loaded.last }, loaded);
  }
  const isLoaded = seq !== null && seq >= loaded.first && seq <= loaded.last;
  return isLoaded ? rangeAround(loaded, seq) : endOf(loaded);
}

/** Whether nothing of the range is loaded. */
export function isOutside(range: Range, { first, last }: Loaded): boolean {
  return last >= first && (range.from > last || range.to < first);
}

/** The range within what is loaded now; the end if nothing of it is. */
export function fitRange(range: Range, loaded: Loaded): Range {
  const { first, last, more } = loaded;
  if (last < first) return { from: first, to: Number.POSITIVE_INFINITY };
  if (isOutside(range, loaded)) return openRange(loaded, null);
  const from = Math.max(first, range.from);
  const to = range.to < last ? range.to : more ? last : Number.POSITIVE_INFINITY;
  return from === range.from && to === range.to ? range : { from, to };
}

/**
 * The next range for a reader who moves: more where the view comes near the edge, less at the far
 * end where there are too many. `held` stays as long as that does not double them (what has the
 * focus or is selected). The same object if nothing needs to change; `soon`: the view has nearly run out.
 */
export function moveRange(
  range: Range,
  loaded: Loaded,
  { above, below, view }: Room,
  held: number[],
): { range: Range; soon: boolean } {
  const near = ready * view;
  const soon = Math.min(
    range.from > loaded.first ? above : near,
    range.to < loaded.last ? below : near,
  );
  const some = soon < view ? leap : step;
  let { from, to } = range;
  if (above < near) from = Math.max(loaded.first, from - some);
  if (below < near && to < loaded.last) to = Math.min(loaded.last, to + some);
  const excess = Math.min(to, loaded.last) - from + 1 - mostMounted;
  const staying = excess > mostMounted ? [] : held;
  // What goes must be far away, or it would come again at once.
  if (excess > 0 && below > above && below > 2 * near) {
    to = Math.max(Math.min(to, loaded.last) - excess, ...staying);
  } else if (excess > 0 && above > 2 * near) {
    from = Math.min(from + excess, ...staying);
  }
  const moved = fitRange({ from, to }, loaded);
  const isSame = moved.from === range.from && moved.to === range.to;
  return { range: isSame ? range : moved, soon: soon < view };
}
