"use client";

import { memo, type RefObject, useMemo, useRef } from "react";
import { useReaderTime } from "@/components/shell/reader-time";
import { useMe } from "@/lib/client/hooks";
import type { RoomScreen } from "@/lib/client/types";
import type { Role } from "@/lib/contract/views";
import { DayLine } from "./day-line";
import { Message } from "./message";
import type { MessageDeeds } from "./message-deeds";
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
  deeds: MessageDeeds;
  /** The message whose words are being edited. */
  editingId: string | null;
};

/** The messages of a room that are in memory, oldest first, then those still being sent. */
export function MessageList({ screen, scroller, start, onEdit, deeds, editingId }: Props) {
  const me = useMe();
  const { dayKey, clock } = useReaderTime();
  const { messages, pending, firstUnreadSeq, unreadSince, marked } = screen;
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
          <li
            key={row.key}
            data-key={row.key}
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
