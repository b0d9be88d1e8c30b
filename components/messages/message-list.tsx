"use client";

import { memo, type RefObject, useMemo, useRef } from "react";
import { useReaderTime } from "@/components/shell/reader-time";
import { useMe } from "@/lib/client/hooks";
import type { RoomScreen } from "@/lib/client/types";
import type { Role } from "@/lib/contract/views";
import { DayLine } from "./day-line";
import { Message } from "./message";
import type { MessageDeeds } from "./message-deeds";
import type { Range } from "./mounted-range";
import { OutboxItem } from "./outbox-item";
import { type Row, toRows } from "./rows";
import { ScrollKeeper } from "./scroll-keeper";
import { SystemLine } from "./system-line";

type Props = {
  screen: RoomScreen;
  /** Which of its messages are in the page. */
  range: Range;
  /** Newer ones follow that are not. */
  more: boolean;
  scroller: RefObject<HTMLElement | null>;
  /** Stands above the first message. */
  start: React.ReactNode;
  onEdit: (text: string) => void;
  deeds: MessageDeeds;
  /** The message whose words are being edited. */
  editingId: string | null;
};

const none: RoomScreen["pending"] = [];

/** The messages of a room that are in the page, oldest first, then those still being sent. */
export function MessageList(props: Props) {
  const { screen, range, more, scroller, start, onEdit, deeds, editingId } = props;
  const me = useMe();
  const { dayKey, clock } = useReaderTime();
  const { room, messages, firstUnreadSeq, unreadSince, marked } = screen;
  const outbox = screen.moreAfter ? none : screen.pending;
  // Of all that is loaded, so that no line changes its height when the one above it is mounted.
  const all = useMemo(
    () => toRows({ messages, outbox, meId: me.id, firstUnreadSeq, dayOf: dayKey }),
    [messages, outbox, me.id, firstUnreadSeq, dayKey],
  );
  const { from, to } = range;
  const rows = useMemo(() => all.filter(({ seq }) => seq >= from && seq <= to), [all, from, to]);
  const opened = useRef(room.lastSeq);
  const since = unreadSince ? `New since ${clock(unreadSince)}` : "New";

  return (
    <ScrollKeeper scroller={scroller} newest={rows.at(-1)?.key ?? ""} more={more}>
      <ol className="log col">
        {start && <li className="log-start">{start}</li>}
        {rows.map((row) => (
          <li
            key={row.key}
            data-key={row.key}
            data-seq={row.seq}
            className={rowClass(row, opened.current, marked?.seq)}
          >
            {row.kind === "unread" ? (
              <span>{since}</span>
            ) : row.kind === "outbox" ? (
              <OutboxItem
                message={row.message}
                more={row.more}
                joins={row.joins}
                onEdit={onEdit}
                onJump={deeds.jump}
              />
            ) : (
              <SettledRow
                row={row}
                role={screen.gone ? null : screen.room.role}
                editing={row.kind === "message" && row.message.id === editingId}
                deeds={deeds}
              />
            )}
          </li>
        ))}
      </ol>
    </ScrollKeeper>
  );
}

/**
 * A message of somebody else that came while the room was on screen rises into it; one that was
 * asked for glows.
 */
function rowClass(row: Row, openedAtSeq: number, markedSeq?: number): string | undefined {
  if (row.kind === "unread") return "new";
  if (row.kind !== "message") return undefined;
  if (row.message.seq === markedSeq) return "marked";
  return !row.mine && row.message.seq > openedAtSeq ? "fresh" : undefined;
}

type Settled = Exclude<Row, { kind: "unread" } | { kind: "outbox" }>;

type SettledProps = {
  row: Settled;
  /** Mine in this room; null where nothing may be done any more. */
  role: Role | null;
  editing: boolean;
  deeds: MessageDeeds;
};

/** Most rows never change: one new message must not render the three hundred before it. */
const SettledRow = memo(function SettledRow({ row, role, editing, deeds }: SettledProps) {
  if (row.kind === "day") return <DayLine at={row.at} />;
  if (row.kind === "system") return <SystemLine messages={row.messages} />;
  return <Message {...row} key={row.key} role={role} editing={editing} deeds={deeds} />;
}, sameRow);

function sameRow(before: SettledProps, after: SettledProps): boolean {
  const { row: a, ...rest } = before;
  const { row: b, role, editing, deeds } = after;
  if (rest.role !== role || rest.editing !== editing || rest.deeds !== deeds) return false;
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
