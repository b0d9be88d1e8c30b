import { startTransition, useLayoutEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import {
  endOf,
  fitRange,
  isOutside,
  type Loaded,
  moveRange,
  openRange,
  type Range,
  rangeAround,
} from "./mounted-range";
import { distanceFromEnd, distanceFromStart, heldSeqs } from "./scroll-place";

type Options = {
  loaded: Loaded;
  /** Where the room is opened: what was left, what is unread; null for the end. */
  openSeq: number | null;
  marked: { seq: number } | null;
};

export type MountedRange = ReturnType<typeof useMountedRange>;

/** The run of a room's loaded messages that is in the page, and what moves it. */
export function useMountedRange({ loaded, openSeq, marked }: Options) {
  const [chosen, choose] = useState(() => openRange(loaded, marked?.seq ?? openSeq));
  const [seen, setSeen] = useState(marked);
  const fitting = fitRange(chosen, loaded);
  const range = marked && marked !== seen ? mountSeq(fitting, loaded, marked.seq) : fitting;
  const present = useRef({ range, loaded });
  const isAsked = useRef(false);

  useLayoutEffect(() => {
    present.current = { range, loaded };
    setSeen(marked);
    // Only what is chosen after a transition's range outlasts it; what a render decides does not.
    if (isOutside(chosen, loaded) || marked !== seen) choose(range);
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: whichever range it is by now
  useLayoutEffect(() => {
    isAsked.current = false;
  }, [chosen]);

  return {
    range,
    /** Messages follow below what is mounted. */
    more: loaded.more || range.to < loaded.last,
    /** Mounts what comes near the view and lets go of what is far from it. */
    follow(list: HTMLElement) {
      const { range: mounted, loaded: here } = present.current;
      const view = list.clientHeight;
      const room = { above: distanceFromStart(list), below: distanceFromEnd(list), view };
      const next = moveRange(mounted, here, room, heldSeqs(list));
      if (next.range === mounted) return;
      if (next.soon) return choose(next.range);
      // Asking again would begin what is being drawn anew, at each frame of a swing.
      if (isAsked.current) return;
      isAsked.current = true;
      startTransition(() => choose(next.range));
    },
    /** Mounts the messages around one, or the newest loaded ones, before it returns. */
    mount(seq: number | "end") {
      const { range: mounted, loaded: here } = present.current;
      const next = seq === "end" ? mountEnd(mounted, here) : mountSeq(mounted, here, seq);
      if (next !== mounted) flushSync(() => choose(next));
    },
  };
}

function mountEnd(range: Range, loaded: Loaded): Range {
  return range.to >= loaded.last && range.from <= loaded.last ? range : endOf(loaded);
}

/** Around a message that is loaded and not in the range. */
function mountSeq(range: Range, loaded: Loaded, seq: number): Range {
  const isLoaded = seq >= loaded.first && seq <= loaded.last;
  return isLoaded && (seq < range.from || seq > range.to) ? rangeAround(loaded, seq) : range;
}
