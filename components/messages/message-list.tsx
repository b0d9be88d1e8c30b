"use client";

import { memo, type RefObject, useMemo, useRef } from "react";
import { useReaderTime } from "@/components/shell/reader-time";
import { useMe } from "@/lib/client/hooks";
import type { RoomScreen } from "@/lib/client/types";
import { DayLine } from "./day-line";
import { MessageItem } from "./message-item";
import { OutboxItem } from "./outbox-item";
import { type Row, toRows } from "./rows";
import { ScrollKeeper } from "./scroll-keeper";
import { SystemLine } from "./system-line";

type Props = {
  screen: RoomScreen;
  scroller: RefObject<HTMLElement | null>;
  /** Stands above the first message. */
  start: React.ReactNode;
  onEdit: (text: string) => void;
};

/** The messages of a room that are in memory, oldest first, then those still being sent. */
export function MessageList({ screen, scroller, start, onEdit }: Props) {
  const me = useMe();
  const { dayKey, clock } = useReaderTime();
  const { messages, pending, firstUnreadSeq, unreadSince } = screen;
  const rows = useMemo(
    () => toRows({ messages, outbox: pending, meId: me.id, firstUnreadSeq, dayOf: dayKey }),
    [messages, pending, me.id, firstUnreadSeq, dayKey],
  );
  const opened = useRef(messages.at(-1)?.seq ?? 0);
  const since = unreadSince ? `New since ${clock(unreadSince)}` : "New";

  return (
    <ScrollKeeper scroller={scroller} newest={rows.at(-1)?.key ?? ""}>
      <ol className="log col">
        <li className="log-start">{start}</li>
        {rows.map((row) => (
          <li key={row.key} data-key={row.key} className={rowClass(row, opened.current)}>
            {row.kind === "unread" ? (
              <span>{since}</span>
            ) : row.kind === "outbox" ? (
              <OutboxItem message={row.message} more={row.more} joins={row.joins} onEdit={onEdit} />
            ) : (
              <SettledRow row={row} />
            )}
          </li>
        ))}
      </ol>
    </ScrollKeeper>
  );
}

/** A message of somebody else that came while the room was on screen rises into it. */
function rowClass(row: Row, openedAtSeq: number): string | undefined {
  if (row.kind === "unread") return "new";
  const fresh = row.kind === "message" && !row.mine && row.message.seq > openedAtSeq;
  return fresh ? "fresh" : undefined;
}

type Settled = Exclude<Row, { kind: "unread" } | { kind: "outbox" }>;

/** Most rows never change: one new message must not render the three hundred before it. */
const SettledRow = memo(function SettledRow({ row }: { row: Settled }) {
  if (row.kind === "day") return <DayLine at={row.at} />;
  if (row.kind === "system") return <SystemLine messages={row.messages} />;
  return <MessageItem message={row.message} mine={row.mine} more={row.more} joins={row.joins} />;
}, sameRow);

function sameRow({ row: a }: { row: Settled }, { row: b }: { row: Settled }): boolean {
  if (a.kind === "message" && b.kind === "message")
    return a.message === b.message && a.more === b.more && a.joins === b.joins;
  if (a.kind === "day" && b.kind === "day") return a.key === b.key;
  return (
    a.kind === "system" &&
    b.kind === "system" &&
    a.messages.length === b.messages.length &&
    a.messages.at(-1) === b.messages.at(-1)
  );
}
