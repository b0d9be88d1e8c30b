"use client";

import { useLayoutEffect, useRef, useState } from "react";
import { useActions, useMe } from "@/lib/client/hooks";
import type { RoomScreen } from "@/lib/client/types";
import { LiveRegion } from "./live-region";
import type { MessageDeeds } from "./message-deeds";
import { MessageList } from "./message-list";
import { OlderMessages } from "./older-messages";
import { openAt } from "./open-at";
import {
  distanceFromEnd,
  distanceFromStart,
  findPlace,
  followingPx,
  type Place,
  showMarked,
} from "./scroll-place";
import { useMessageKeys } from "./use-message-keys";
import { useReading } from "./use-reading";

/** Where each room was left, for as long as the page lives. */
const places = new Map<string, Place>();

type Props = {
  screen: RoomScreen;
  scroller: React.RefObject<HTMLDivElement | null>;
  /** Stands above the very first message. */
  start: React.ReactNode;
  onEdit: (text: string) => void;
  deeds: MessageDeeds;
  editingId: string | null;
  /** How many messages came since the reader left the end, and whether the end is out of sight. */
  onAway: (away: { fresh: number; far: boolean }) => void;
};

/** One room's messages with their scroll position; mounted anew for each room. */
export function MessagePane(props: Props) {
  const { screen, scroller, start, onEdit, deeds, editingId, onAway } = props;
  const { room, messages } = screen;
  const me = useMe();
  const { loadOlder, loadNewer } = useActions();
  const [atEnd, setAtEnd] = useState(false);
  const [far, setFar] = useState(false);
  const lastSeen = useRef(room.lastSeq);
  const following = atEnd && !screen.moreAfter;
  useReading(room.id, messages, following);
  useMessageKeys(scroller);

  const measure = () => {
    const list = scroller.current;
    if (!list) return;
    const fromEnd = distanceFromEnd(list);
    const soon = 1.5 * list.clientHeight;
    setAtEnd(fromEnd <= followingPx);
    setFar(fromEnd > list.clientHeight);
    if (screen.moreBefore && distanceFromStart(list) < soon) loadOlder(room.id);
    if (screen.moreAfter && fromEnd < soon) loadNewer(room.id);
  };

  useLayoutEffect(() => {
    const list = scroller.current;
    if (!list) return;
    openAt(list, places.get(room.id) ?? null);
    return () => {
      const place = distanceFromEnd(list) > followingPx ? findPlace(list) : null;
      if (place) places.set(room.id, place);
      else places.delete(room.id);
    };
  }, [scroller, room.id]);

  const { marked } = screen;
  useLayoutEffect(() => {
    if (scroller.current && marked) showMarked(scroller.current);
  }, [scroller, marked]);

  // After placing the list and after every change of it: what is near decides what to fetch.
  useLayoutEffect(measure);

  const newest = messages.at(-1)?.seq ?? 0;
  if (following) lastSeen.current = newest;
  const fresh = following
    ? 0
    : messages.filter(
        (it) => it.seq > lastSeen.current && it.kind === "text" && it.author.id !== me.id,
      ).length;
  const away = far || screen.moreAfter;
  useLayoutEffect(() => onAway({ fresh, far: away }), [fresh, away, onAway]);

  return (
    <>
      {/* Focusable, so that it can be scrolled by keyboard; the skip link leads here. */}
      <div
        ref={scroller}
        id="messages"
        className="scroll"
        role="log"
        aria-live="off"
        aria-label={`Messages in ${room.name}`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        onScroll={measure}
      >
        <MessageList
          screen={screen}
          scroller={scroller}
          onEdit={onEdit}
          deeds={deeds}
          editingId={editingId}
          start={screen.moreBefore ? <OlderMessages screen={screen} /> : start}
        />
      </div>
      <LiveRegion roomId={room.id} messages={messages} behind={screen.moreAfter} meId={me.id} />
    </>
  );
}
