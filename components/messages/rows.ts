import type { OutboxMessage } from "@/lib/client/types";
import type { MessageView } from "@/lib/contract/views";

/** How a line stands in its group: whether it goes on from the one above, and into the one below. */
type Grouped = { more: boolean; joins: boolean };

/** `seq` is that of its first message, or of the one below it; Infinity for what is not sent yet. */
export type Row = { key: string; seq: number } & (
  | { kind: "day"; at: string }
  | { kind: "unread" }
  | { kind: "system"; messages: MessageView[] }
  | ({ kind: "message"; message: MessageView; mine: boolean } & Grouped)
  | ({ kind: "outbox"; message: OutboxMessage } & Grouped)
);

type Input = {
  /** Ascending by seq. */
  messages: readonly MessageView[];
  outbox: readonly OutboxMessage[];
  meId: string;
  firstUnreadSeq: number | null;
  /** The day a time falls on where the reader is; equal for two times of one day. */
  dayOf: (iso: string) => string;
};

const groupMs = 5 * 60_000;

/**
 * What the message list shows, from top to bottom: days, the unread line, system lines (joins in
 * a row folded into one) and messages in groups of one author, one day, five minutes apart.
 */
export function toRows({ messages, outbox, meId, firstUnreadSeq, dayOf }: Input): Row[] {
  const rows: Row[] = [];
  let day = "";

  const startDay = (at: string, seq: number) => {
    if (dayOf(at) === day) return;
    day = dayOf(at);
    rows.push({ kind: "day", key: `day ${day}`, seq, at });
  };

  for (const message of messages) {
    const { seq } = message;
    startDay(message.createdAt, seq);
    if (seq === firstUnreadSeq) rows.push({ kind: "unread", key: "unread", seq });
    const above = rows.at(-1);
    if (message.kind === "system") {
      if (above?.kind === "system" && folds(above.messages, message)) above.messages.push(message);
      else rows.push({ kind: "system", key: message.id, seq, messages: [message] });
      continue;
    }
    const mine = message.author.id === meId;
    const more =
      above?.kind === "message" &&
      message.replyTo === null &&
      continues(above.message, message, message.author.id);
    if (more) above.joins = true;
    // A message keeps the key it had in the outbox, so being confirmed does not remount it.
    const key = mine && message.clientId ? message.clientId : message.id;
    rows.push({ kind: "message", key, seq, message, mine, more, joins: false });
  }

  const seq = Number.POSITIVE_INFINITY;
  for (const message of outbox) {
    startDay(message.createdAt, seq);
    const above = rows.at(-1);
    const more =
      message.replyTo === null &&
      ((above?.kind === "outbox" && above.message.state !== "failed") ||
        (above?.kind === "message" && continues(above.message, message, meId)));
    if (more) above.joins = true;
    rows.push({ kind: "outbox", key: message.clientId, seq, message, more, joins: false });
  }
  return rows;
}

function continues(above: MessageView, below: { createdAt: string }, authorId: string): boolean {
  const apart = Date.parse(below.createdAt) - Date.parse(above.createdAt);
  return above.author.id === authorId && apart <= groupMs;
}

function folds(above: readonly MessageView[], below: MessageView): boolean {
  return below.system?.verb === "joined" && above.every((it) => it.system?.verb === "joined");
}
