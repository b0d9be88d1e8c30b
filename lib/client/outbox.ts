import type { MessageView, QuoteView } from "@/lib/contract/views";
import {
  inShownOrder,
  judge,
  mergeQueue,
  nextOrder,
  nextToSend,
  type StoredMessage,
  shown,
} from "./outbox-rules";
import type { OutboxStorage } from "./outbox-storage";
import type { OutgoingFile } from "./outgoing-file";
import { randomId } from "./random-id";
import type { Answer, OutboxMessage } from "./types";

type Ports = {
  userId: string;
  /** Names this tab; the same after a reload, so that it goes on with its own lease. */
  holder: string;
  /** Opened at the first call; the same ever after. */
  storage(): Promise<OutboxStorage>;
  deliver(message: StoredMessage): Promise<Answer<MessageView>>;
  /** Why nothing may go out now ("Waiting for connection"), or null. */
  blockedBy(): string | null;
  onChange(messages: OutboxMessage[]): void;
  /** The queue is this now; whether what it needs may be sent. */
  tendFiles(queue: readonly StoredMessage[], maySend: boolean): void;
  onSent(message: MessageView): void;
  /** Other tabs should read the outbox again. */
  onSaved(): void;
};

export type Outbox = ReturnType<typeof createOutbox>;

const leaseMs = 5_000;

/**
 * Messages not confirmed yet, sent in order, one on its way per room, by one tab. On screen first,
 * stored right after, and only then sent: what was typed outlives a crash at any moment.
 */
export function createOutbox(ports: Ports) {
  const { userId, holder } = ports;
  const unsaved = new Map<string, StoredMessage | null>();
  const tries = new Map<string, number>();
  const busyRooms = new Set<string>();
  let queue: StoredMessage[] = [];
  let hold: { reason: string; timer: ReturnType<typeof setTimeout> } | null = null;
  let leaseTimer: ReturnType<typeof setTimeout> | undefined;
  let running = false;
  let disk: Promise<void> = Promise.resolve();

  function show() {
    const waitingFor = ports.blockedBy() ?? hold?.reason ?? null;
    ports.onChange(inShownOrder(queue).map((message) => shown(message, waitingFor)));
    ports.tendFiles(queue, running && waitingFor === null);
  }

  function write(clientId: string, message: StoredMessage | null) {
    unsaved.set(clientId, message);
    queue = mergeQueue(queue, unsaved);
    show();
    disk = disk.then(async () => {
      try {
        const storage = await ports.storage();
        await (message ? storage.put(message) : storage.remove(clientId));
        if (unsaved.get(clientId) === message) unsaved.delete(clientId);
      } catch {
        // A full disk: `unsaved` keeps it for the life of the page, and it is sent from there.
      }
      ports.onSaved();
    });
  }

  async function read() {
    await disk;
    try {
      const stored = await (await ports.storage()).all(userId);
      queue = mergeQueue(stored, unsaved);
    } catch {
      // Unreadable: what this tab knows is what there is.
    }
    show();
    await pump();
  }

  async function pump() {
    await disk;
    if (!ready() || !(await holdLease()) || !ready()) return;
    for (const message of nextToSend(queue, busyRooms)) void send(message);
  }

  function ready(): boolean {
    return (
      running &&
      hold === null &&
      ports.blockedBy() === null &&
      nextToSend(queue, busyRooms).length > 0
    );
  }

  async function holdLease(): Promise<boolean> {
    clearTimeout(leaseTimer);
    let taken = true;
    try {
      taken = await (await ports.storage()).takeLease(userId, holder, Date.now(), leaseMs);
    } catch {
      // Without a lease two tabs may send the same: the server stores it once all the same.
    }
    if (!taken) leaseTimer = setTimeout(read, leaseMs);
    return taken;
  }

  async function send(message: StoredMessage) {
    busyRooms.add(message.roomId);
    const answer = await ports.deliver(message);
    busyRooms.delete(message.roomId);
    settle(message, answer);
    if (busyRooms.size === 0 && nextToSend(queue, busyRooms).length === 0) {
      void ports
        .storage()
        .then((storage) => storage.endLease(userId, holder))
        .catch(() => {});
    }
    await pump();
  }

  function settle(message: StoredMessage, answer: Answer<MessageView>) {
    const { clientId } = message;
    tries.set(clientId, (tries.get(clientId) ?? 0) + 1);
    const verdict = judge(answer, tries.get(clientId) ?? 1);
    if (verdict.kind === "hold") return pause(verdict.forMs, verdict.reason);
    tries.delete(clientId);
    if (verdict.kind === "failed") {
      return write(clientId, { ...withLostFiles(message, answer), failed: verdict.reason });
    }
    ports.onSent(verdict.message);
    write(clientId, null);
  }

  function pause(forMs: number, reason: string) {
    if (!running) return;
    if (hold) clearTimeout(hold.timer);
    hold = { reason, timer: setTimeout(resume, forMs) };
    show();
  }

  /** Something changed for the better (a connection, a log-in): no more waiting. */
  function resume() {
    if (hold) clearTimeout(hold.timer);
    hold = null;
    show();
    void pump();
  }

  function findFailed(clientId: string): StoredMessage | undefined {
    return queue.find((message) => message.clientId === clientId && message.failed !== null);
  }

  function take(clientId: string): StoredMessage | undefined {
    const failed = findFailed(clientId);
    if (failed) write(clientId, null);
    return failed;
  }

  function add(
    roomId: string,
    body: string,
    replyTo: QuoteView | null = null,
    files: readonly OutgoingFile[] = [],
  ) {
    const now = Date.now();
    const clientId = randomId();
    write(clientId, {
      ...{ clientId, userId, roomId, body, replyTo, files },
      createdAt: new Date(now).toISOString(),
      order: nextOrder(queue, now),
      failed: null,
    });
    void pump();
  }

  function change(clientId: string, how: Partial<StoredMessage>) {
    const message = queue.find((one) => one.clientId === clientId);
    if (message) write(clientId, { ...message, ...how });
  }

  return {
    add,
    /** A failed message again, as a new one: the server may have kept its old id. */
    retry(clientId: string) {
      const failed = take(clientId);
      if (failed) add(failed.roomId, failed.body, failed.replyTo, failed.files);
    },
    /** Takes a failed message out and returns it. */
    take,
    /** The files of a message are there: it takes its place after what was sent meanwhile. */
    uploaded(clientId: string, files: readonly OutgoingFile[]) {
      change(clientId, { files, order: nextOrder(queue, Date.now()) });
      void pump();
    },
    /** A file of a message cannot be sent. */
    refuse(clientId: string, reason: string) {
      change(clientId, { failed: reason.replace(/\.$/, "") });
    },
    /** These turned up in the room: an acknowledgement got lost, or another tab sent them. */
    confirm(clientIds: ReadonlySet<string>) {
      for (const { clientId, roomId } of queue) {
        if (clientIds.has(clientId) && !busyRooms.has(roomId)) write(clientId, null);
      }
    },
    read,
    resume,
    /** What blocks sending may have changed: shows it, and sends if nothing does. */
    look() {
      show();
      void pump();
    },
    start() {
      running = true;
      void read();
    },
    stop() {
      running = false;
      if (hold) clearTimeout(hold.timer);
      hold = null;
      clearTimeout(leaseTimer);
    },
  };
}

/** Where the server no longer has the files, they have to be sent again. */
function withLostFiles(message: StoredMessage, answer: Answer<unknown>): StoredMessage {
  if (answer.ok || !answer.error.fields?.attachmentIds) return message;
  const files = (message.files ?? []).map((file) => ({ ...file, attachment: null }));
  return { ...message, files };
}
