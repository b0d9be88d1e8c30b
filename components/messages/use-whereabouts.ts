import { type RefObject, useLayoutEffect, useRef, useState } from "react";
import { useActions } from "@/lib/client/hooks";
import type { RoomScreen } from "@/lib/client/types";
import {
  distanceFromEnd,
  distanceFromStart,
  findPlace,
  followingPx,
  isUnreadFarAbove,
  type Place,
  stayInList,
} from "./scroll-place";
import { useKeptPlace } from "./use-kept-place";
import type { MountedRange } from "./use-mounted-range";

/** A message is seldom lower than this: what is loaded and not mounted, in px at least. */
const leastPx = 28;
/** So many screens ahead of those who are on their way, and of those who have not moved yet. */
const ahead = { moving: 5, resting: 1.5 };

/** Where in the list its reader is; from that follows what to fetch, to mount and to let go of. */
export function useWhereabouts(
  scroller: RefObject<HTMLElement | null>,
  screen: RoomScreen,
  { range, more, follow }: MountedRange,
) {
  const { room, messages, moreBefore, moreAfter, olderFailed, firstUnreadSeq } = screen;
  const { loadOlder, loadNewer, letGo } = useActions();
  const [atEnd, setAtEnd] = useState(false);
  const [far, setFar] = useState(false);
  const [unreadAbove, setUnreadAbove] = useState(false);
  const openedTop = useRef<number | null>(null);
  const first = messages[0]?.seq ?? 1;
  const last = messages.at(-1)?.seq ?? 0;

  const measure = (): Place | null => {
    const list = scroller.current;
    if (!list) return null;
    stayInList(list);
    const view = list.clientHeight;
    const fromEnd = distanceFromEnd(list);
    const place = findPlace(list);
    setAtEnd(fromEnd <= followingPx);
    setFar(fromEnd > view);
    const isAbove = firstUnreadSeq !== null && firstUnreadSeq < range.from;
    setUnreadAbove(isAbove || (firstUnreadSeq !== null && isUnreadFarAbove(list)));
    openedTop.current ??= list.scrollTop;
    const isMoving = Math.abs(list.scrollTop - openedTop.current) > view / 2;
    const soon = (isMoving ? ahead.moving : ahead.resting) * view;
    const above = distanceFromStart(list) + (range.from - first) * leastPx;
    const below = fromEnd + (last - Math.min(range.to, last)) * leastPx;
    // After a failure, whoever wants to go on says so.
    if (moreBefore && !olderFailed && above < soon) loadOlder(room.id);
    if (moreAfter && below < soon) loadNewer(room.id);
    if (place?.seq) letGo(room.id, place.seq);
    follow(list);
    keep(!more && fromEnd <= followingPx ? null : place);
    return place;
  };
  const keep = useKeptPlace(scroller, more, measure);

  // After placing the list and after every change of it.
  useLayoutEffect(() => void measure());

  return { atEnd, far: far || more, unreadAbove, measure };
}
