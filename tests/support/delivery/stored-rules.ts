import type { Entry } from "./history-log";
import { byRoom, type FinalState, type Rule, type Violation } from "./violation";

type Ok = Extract<Entry, { type: "ok" }>;
type Again = Extract<Entry, { type: "again" }>;
type Invoke = Extract<Entry, { type: "invoke" }>;

const isOk = (entry: Entry): entry is Ok => entry.type === "ok";
const isAgain = (entry: Entry): entry is Again => entry.type === "again";
const isInvoke = (entry: Entry): entry is Invoke => entry.type === "invoke";
const keyOf = ({ userId, clientId }: { userId: string; clientId: string }) =>
  `${userId} ${clientId}`;

/** Acknowledged means stored, once, as it was sent. */
export function acknowledgedOnce(entries: Entry[], { stored }: FinalState): Violation[] {
  const bodies = new Map(entries.filter(isInvoke).map((sent) => [keyOf(sent), sent.body]));
  const rows = new Map<string, FinalState["stored"]>();
  for (const row of stored) {
    const key = keyOf({ userId: row.authorId, clientId: row.clientId ?? "" });
    rows.set(key, [...(rows.get(key) ?? []), row]);
  }
  return entries.filter(isOk).flatMap((ok): Violation[] => {
    const key = keyOf(ok);
    const detail = `${ok.clientId} of ${ok.client}`;
    const [row, ...more] = rows.get(key) ?? [];
    if (!row) return [{ rule: "lost", detail }];
    if (more.length > 0) return [{ rule: "doubled", detail: `${detail} is stored twice` }];
    const { id, seq, body } = ok.message;
    const same = row.id === id && row.seq === seq && row.roomId === ok.roomId;
    const kept = row.body === body && body === bodies.get(key);
    return same && kept ? [] : [{ rule: "changed", detail }];
  });
}

/** Whoever sends a message again, by whichever door, is answered the same. */
export function sameAnswers(entries: Entry[]): Violation[] {
  const first = new Map(entries.filter(isOk).map((ok) => [keyOf(ok), JSON.stringify(ok.message)]));
  return entries.filter(isAgain).flatMap((again): Violation[] => {
    if (JSON.stringify(again.message) === first.get(keyOf(again))) return [];
    return [{ rule: "two answers", detail: `${again.clientId} of ${again.client}` }];
  });
}

/** A room's numbers are 1 to n. */
export function denseNumbers(_entries: Entry[], { stored, rooms }: FinalState): Violation[] {
  return rooms.flatMap(({ id }): Violation[] => {
    const seqs = byRoom(stored, id)
      .map(({ seq }) => seq)
      .sort((a, b) => a - b);
    const at = seqs.findIndex((seq, index) => seq !== index + 1);
    if (at < 0) return [];
    const rule: Rule = seqs[at] === seqs[at - 1] ? "doubled" : "hole";
    return [{ rule, detail: `number ${at + 1} of room ${id}` }];
  });
}

/** Nothing is stored that nobody sent, or that was refused. */
export function nothingMadeUp(entries: Entry[], { stored }: FinalState): Violation[] {
  const sent = new Set(entries.filter(isInvoke).map(keyOf));
  for (const entry of entries) if (entry.type === "fail") sent.delete(keyOf(entry));
  return stored.flatMap(({ authorId: userId, clientId, seq }): Violation[] => {
    if (clientId === null || sent.has(keyOf({ userId, clientId }))) return [];
    return [{ rule: "phantom", detail: `number ${seq}, ${clientId}, was never sent` }];
  });
}

/** What one client sent one after the other is numbered so. */
export function ownOrder(entries: Entry[]): Violation[] {
  const last = new Map<string, number>();
  return entries.filter(isOk).flatMap((ok): Violation[] => {
    const line = `${ok.client} ${ok.roomId}`;
    const before = last.get(line) ?? 0;
    last.set(line, ok.message.seq);
    if (ok.message.seq > before) return [];
    return [{ rule: "swapped", detail: `${ok.clientId} is number ${ok.message.seq}` }];
  });
}
