"use client";

import { type Ref, type RefObject, useImperativeHandle, useLayoutEffect, useRef } from "react";
import { useActions, useMe } from "@/lib/client/hooks";
import type { Answer, RoomScreen } from "@/lib/client/types";
import { DayPill, type DayPillHandle } from "./day-pill";
import { LiveRegion } from "./live-region";
import { LoadingLines } from "./loading-lines";
import type { MessageDeeds } from "./message-deeds";
import { MessageList } from "./message-list";
import { OlderMessages } from "./older-messages";
import { settleRest, showEnd, showMarked, showUnread } from "./scroll-place";
import { useFreshCount } from "./use-fresh-count";
import { useLeftPlace } from "./use-left-place";
import { useMessageKeys } from "./use-message-keys";
import { useMountedRange } from "./use-mounted-range";
import { useReading } from "./use-reading";
import { useWhereabouts } from "./use-whereabouts";

/** What came since the reader left the end, whether it is out of sight, and whether the unread line is far above. */
export type Away = { fresh: number; far: boolean; unreadAbove: boolean };

export type MessagePaneHandle = {
  /** Shows the newest of what is loaded. */
  toEnd(): void;
  /** Shows the unread line; answers why not, if so. */
  toUnread(): Promise<Answer<null> | undefined>;
};

type Props = {
  screen: RoomScreen;
  scroller: RefObject<HTMLDivElement | null>;
  ref: Ref<MessagePaneHandle>;
  /** Stands above the very first message. */
  start: React.ReactNode;
  onEdit: (text: string) => void;
  deeds: MessageDeeds;
  editingId: string | null;
  onAway: (away: Away) => void;
};

/** One room's messages with their scroll position; mounted anew for each room. */
export function MessagePane(props: Props) {
  const { screen, scroller, ref, start, onEdit, deeds, editingId, onAway } = props;
  const { room, messages, moreAfter, moreBefore, marked, firstUnreadSeq } = screen;
  const me = useMe();
  const { loadAround } = useActions();
  const dayPill = useRef<DayPillHandle>(null);
  const first = messages[0]?.seq ?? 1;
  // How a message looks depends on the one above it: the first is not shown before that is known.
  const firstShown = moreBefore ? first + 1 : first;
  const left = useLeftPlace(scroller, room.id);
  const run = useMountedRange({
    loaded: { first: firstShown, last: messages.at(-1)?.seq ?? 0, more: moreAfter },
    openSeq: left?.seq ?? firstUnreadSeq,
    marked,
  });
  const { range, more, mount } = run;

  useLayoutEffect(() => {
    if (scroller.current && marked) showMarked(scroller.current);
  }, [scroller, marked]);

  useLayoutEffect(() => {
    if (scroller.current) settleRest(scroller.current, more);
  });

  const { atEnd, far, unreadAbove, measure } = useWhereabouts(scroller, screen, run);
  const following = atEnd && !more;
  const fresh = useFreshCount(screen, following);
  useLayoutEffect(() => onAway({ fresh, far, unreadAbove }), [fresh, far, unreadAbove, onAway]);
  useReading(room.id, messages, following);
  useMessageKeys(scroller);

  useImperativeHandle(ref, () => ({
    toEnd() {
      mount("end");
      if (scroller.current) showEnd(scroller.current);
    },
    async toUnread() {
      if (firstUnreadSeq === null) return;
      const answer = await loadAround(room.id, firstUnreadSeq);
      if (!answer.ok) return answer;
      mount(firstUnreadSeq);
      if (scroller.current) showUnread(scroller.current, false);
    },
  }));

  const showDay = () => {
    const seq = measure()?.seq;
    const at = seq ? messages[seq - first]?.createdAt : undefined;
    if (at) dayPill.current?.show(at);
  };

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
        onScroll={showDay}
      >
        <div className="rest">{moreAfter && <LoadingLines />}</div>
        <MessageList
          screen={screen}
          range={range}
          more={more}
          scroller={scroller}
          onEdit={onEdit}
          deeds={deeds}
          editingId={editingId}
          start={
            range.from > firstShown ? null : moreBefore ? <OlderMessages screen={screen} /> : start
          }
        />
      </div>
      <DayPill ref={dayPill} />
      <LiveRegion roomId={room.id} messages={messages} behind={moreAfter} meId={me.id} />
    </>
  );
}
