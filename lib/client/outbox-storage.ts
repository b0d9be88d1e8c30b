import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { StoredMessage } from "./outbox-rules";

/** Where unsent messages wait. One user's messages are never given to another. */
export type OutboxStorage = {
  all(userId: string): Promise<StoredMessage[]>;
  put(message: StoredMessage): Promise<void>;
  remove(clientId: string): Promise<void>;
  /** Takes or renews the right to send for `forMs`; false while another tab has it. */
  takeLease(userId: string, holder: string, nowMs: number, forMs: number): Promise<boolean>;
  /** Gives the right back, if it is this holder's. */
  endLease(userId: string, holder: string): Promise<void>;
};

type Lease = { userId: string; holder: string; untilMs: number };

interface Schema extends DBSchema {
  messages: { key: string; value: StoredMessage; indexes: { userId: string } };
  leases: { key: string; value: Lease };
}

/** A browser that does not even answer (it happens in private windows) has no database. */
const openWithinMs = 2_000;

/** IndexedDB, or this page's memory where the browser refuses it. Does not fail. */
export async function openOutboxStorage(): Promise<OutboxStorage> {
  try {
    return inDatabase(await Promise.race([open(), refuseAfter(openWithinMs)]));
  } catch {
    return inMemory();
  }
}

function open(): Promise<IDBPDatabase<Schema>> {
  return openDB<Schema>("hearth-outbox", 1, {
    upgrade(database) {
      database
        .createObjectStore("messages", { keyPath: "clientId" })
        .createIndex("userId", "userId");
      database.createObjectStore("leases", { keyPath: "userId" });
    },
    blocking: (_current, _next, event) => (event.target as IDBDatabase).close(),
  });
}

function refuseAfter(ms: number): Promise<never> {
  return new Promise((_, reject) => setTimeout(reject, ms, new Error("IndexedDB does not answer")));
}

function inDatabase(database: IDBPDatabase<Schema>): OutboxStorage {
  return {
    all: (userId) => database.getAllFromIndex("messages", "userId", userId),
    async put(message) {
      await database.put("messages", message);
    },
    remove: (clientId) => database.delete("messages", clientId),
    async takeLease(userId, holder, nowMs, forMs) {
      const { store, done } = database.transaction("leases", "readwrite");
      const lease = await store.get(userId);
      const { untilMs = 0 } = lease ?? {};
      // One that ends later than any could was taken before the clock was set back.
      const isOver = untilMs <= nowMs || untilMs > nowMs + forMs;
      const free = lease?.holder === holder || isOver;
      if (free) await store.put({ userId, holder, untilMs: nowMs + forMs });
      await done;
      return free;
    },
    async endLease(userId, holder) {
      const { store, done } = database.transaction("leases", "readwrite");
      if ((await store.get(userId))?.holder === holder) await store.delete(userId);
      await done;
    },
  };
}

/** An outbox that lasts as long as the page, and is its only tab. */
export function inMemory(): OutboxStorage {
  const messages = new Map<string, StoredMessage>();
  return {
    all: async (userId) => [...messages.values()].filter((message) => message.userId === userId),
    async put(message) {
      messages.set(message.clientId, message);
    },
    async remove(clientId) {
      messages.delete(clientId);
    },
    takeLease: async () => true,
    async endLease() {},
  };
}
