import { type Row, toRows } from "@/components/messages/rows";
import type { OutboxMessage } from "@/lib/client/types";
import { messageOf } from "./messages-world";

const dayOf = (iso: string) => iso.slice(0, 10);

function rowsOf(
  messages: Parameters<typeof toRows>[0]["messages"],
  outbox: OutboxMessage[] = [],
  firstUnreadSeq: number | null = null,
): Row[] {
  return toRows({ messages, outbox, meId: "mira", firstUnreadSeq, dayOf });
}

const grouping = (rows: Row[]) =>
  rows.flatMap((row) => ("more" in row ? [[row.more, row.joins]] : []));

test("lines of one author within five minutes form a group", () => {
  const rows = rowsOf([
    messageOf({ seq: 1, author: "ada", at: "2025-03-14T14:00:00.000Z" }),
    messageOf({ seq: 2, author: "ada", at: "2025-03-14T14:05:00.000Z" }),
    messageOf({ seq: 3, author: "ada", at: "2025-03-14T14:10:01.000Z" }),
    messageOf({ seq: 4, author: "bo", at: "2025-03-14T14:10:02.000Z" }),
  ]);
  expect(grouping(rows)).toEqual([
    [false, true],
    [true, false],
    [false, false],
    [false, false],
  ]);
});

test("a day, the unread line and a system line end a group", () => {
  const rows = rowsOf(
    [
      messageOf({ seq: 1, author: "ada", at: "2025-03-14T23:59:00.000Z" }),
      messageOf({ seq: 2, author: "ada", at: "2025-03-15T00:00:00.000Z" }),
      messageOf({ seq: 3, author: "bo", at: "2025-03-15T00:01:00.000Z", verb: "joined" }),
      messageOf({ seq: 4, author: "ada", at: "2025-03-15T00:01:00.000Z" }),
      messageOf({ seq: 5, author: "ada", at: "2025-03-15T00:02:00.000Z" }),
    ],
    [],
    5,
  );
  const kinds = ["day", "message", "day", "message", "system", "message", "unread", "message"];
  expect(rows.map((row) => row.kind)).toEqual(kinds);
  expect(grouping(rows).flat()).not.toContain(true);
});

test("joins in a row fold into one line, other news stays apart", () => {
  const at = "2025-03-14T14:00:00.000Z";
  const rows = rowsOf([
    messageOf({ seq: 1, author: "ada", at, verb: "created" }),
    messageOf({ seq: 2, author: "bo", at, verb: "joined" }),
    messageOf({ seq: 3, author: "cy", at, verb: "joined" }),
    messageOf({ seq: 4, author: "cy", at, verb: "left" }),
  ]);
  const folded = rows.flatMap((row) => (row.kind === "system" ? [row.messages.length] : []));
  expect(folded).toEqual([1, 2, 1]);
});

test("a message keeps the key that it had while it was being sent", () => {
  const at = "2025-03-14T14:00:00.000Z";
  const waiting: OutboxMessage = {
    clientId: "c1",
    roomId: "kitchen",
    body: "Hello",
    replyTo: null,
    files: [],
    createdAt: at,
    state: "pending",
  };
  const before = rowsOf([], [waiting]).at(-1)?.key;
  const after = rowsOf([messageOf({ seq: 1, author: "mira", at, clientId: "c1" })]).at(-1)?.key;
  expect(after).toBe(before);
});
