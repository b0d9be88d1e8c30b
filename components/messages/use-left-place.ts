import { type RefObject, useLayoutEffect, useState } from "react";
import { openAt } from "./open-at";
import { findPlace, isAtEnd, type Place } from "./scroll-place";

/** Where each room was left, for as long as the page lives. */
const places = new Map<string, Place>();

/** Opens a room where it was left, which it answers, and remembers where it is left next. */
export function useLeftPlace(
  scroller: RefObject<HTMLElement | null>,
  roomId: string,
): Place | null {
  const [left] = useState(() => places.get(roomId) ?? null);
  useLayoutEffect(() => {
    const list = scroller.current;
    if (!list) return;
    openAt(list, left);
    return () => {
      const place = isAtEnd(list) ? null : findPlace(list);
      if (place) places.set(roomId, place);
      else places.delete(roomId);
    };
  }, [scroller, roomId, left]);
  return left;
}
