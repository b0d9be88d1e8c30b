import type { Failure } from "@/lib/contract/errors";
import type { MessageView, QuoteView } from "@/lib/contract/views";
import { areUploaded, type OutgoingFile } from "./outgoing-file";
import type { Answer, OutboxMessage } from "./types";

/** A message of the outbox as it is stored; `failed` says why it was refused. */
export type StoredMessage = {
  clientId: string;
  userId: string;
  roomId: string;
  body: string;
  /** What it answers; messages that were stored before there were replies have none. */
  replyTo?: QuoteView | null;
  /** What it carries; messages that were stored before there were files have none. */
  files?: readonly OutgoingFile[];
  /** ISO 8601. */
  createdAt: string;
  /** Ascends in the order of sending, over tabs and reloads. */
  order: number;
  failed: string | null;
};

/** What to do after an answer to one message. */
export type Verdict =
  | { kind: "sent"; message: MessageView }
  | { kind: "failed"; reason: string }
  /** Nothing of the whole outbox goes out for so long; it is the same message's turn then. */
  | { kind: "hold"; forMs: number; reason: string };

/** A server that breaks on one message must not keep those behind it waiting for ever. */
const mostBreaks = 5;

/**
 * Each room's oldest message that was not refused, of rooms with none on its way. Those whose files
 * are on their way hold nothing up.
 */
export function nextToSend(
  queue: readonly StoredMessage[],
  busyRooms: ReadonlySet<string>,
): StoredMessage[] {
  const seen = new Set(busyRooms);
  return queue.filter(({ roomId, failed, files }) => {
    if (failed !== null || seen.has(roomId) || !areUploaded(files)) return false;
    seen.add(roomId);
    return true;
  });
}

/** `tries` counts this message's answers so far, this one included. */
export function judge(answer: Answer<MessageView>, tries: number): Verdict {
  if (answer.ok) return { kind: "sent", message: answer.data };
  const { error, offline } = answer;
  if (offline) return { kind: "hold", forMs: pause(tries), reason: "Waiting for connection" };
  switch (error.code) {
    case "rate_limited": {
      const forMs = error.retryAfterMs ?? 1_000;
      const seconds = Math.max(1, Math.ceil(forMs / 1_000));
      return { kind: "hold", forMs, reason: `Slow down: sending again in ${seconds} s` };
    }
    case "unauthenticated":
      return { kind: "hold", forMs: pause(tries), reason: "Waiting for you to log in" };
    case "internal":
      if (tries >= mostBreaks) return { kind: "failed", reason: "That did not work" };
      return { kind: "hold", forMs: pause(tries), reason: "Trying again" };
    default:
      return { kind: "failed", reason: refusalWords(error) };
  }
}

/** Milliseconds until the next try: 1 s, then twice as long each time, up to 10 s. */
function pause(tries: number): number {
  return Math.min(10_000, 500 * 2 ** Math.min(tries, 10));
}

/** Stands between "Not sent: " and a full stop. */
function refusalWords(error: Failure): string {
  if (error.code === "forbidden") return "You may not post here";
  if (error.code === "not_found") return "This room is gone";
  const said = error.fields?.body?.[0] ?? error.message;
  return said.replace(/\.$/, "");
}

/** How a stored message is shown; `waitingFor` is why nothing goes out at present, if so. */
export function shown(message: StoredMessage, waitingFor: string | null): OutboxMessage {
  const { clientId, roomId, body, replyTo = null, files = [], createdAt, failed } = message;
  const plain = { clientId, roomId, body, replyTo, files, createdAt };
  if (failed !== null) return { ...plain, state: "failed", reason: failed };
  if (waitingFor !== null) return { ...plain, state: "waiting", reason: waitingFor };
  return { ...plain, state: areUploaded(files) ? "pending" : "uploading" };
}

/** What is stored, overruled by changes on their way to the store (null: taken out), in order. */
export function mergeQueue(
  stored: readonly StoredMessage[],
  unsaved: ReadonlyMap<string, StoredMessage | null>,
): StoredMessage[] {
  const byId = new Map(stored.map((message) => [message.clientId, message]));
  for (const [clientId, message] of unsaved) {
    if (message) byId.set(clientId, message);
    else byId.delete(clientId);
  }
  return [...byId.values()].sort((a, b) => a.order - b.order);
}

/** As they are shown: what waits for its files takes its place when it has them. */
export function inShownOrder(queue: readonly StoredMessage[]): StoredMessage[] {
  const rank = ({ failed, files }: StoredMessage) =>
    failed === null && !areUploaded(files) ? 1 : 0;
  return queue.toSorted((a, b) => rank(a) - rank(b));
}

/** The order of a new message: later than all there are, and by the clock between tabs. */
export function nextOrder(queue: readonly StoredMessage[], nowMs: number): number {
  return Math.max(nowMs * 1_000, (queue.at(-1)?.order ?? 0) + 1);
}
