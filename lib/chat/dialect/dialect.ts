import type { PublicUser } from "@/lib/chat/views";
import type { Tx } from "@/lib/db";

export type RoomClock = { id: string; lastSeq: number; rev: number };
export type NewRow = {
  id: string;
  roomId: string;
  seq: number;
  rev: number;
  authorId: string;
  clientId: string;
  body: string;
  /** Milliseconds since the epoch. */
  createdAt: number;
};
export type AuthorRow = PublicUser & { roomId: string };

/** What identifies a message before it is stored. */
export type BatchKey = { authorId: string; roomId: string; clientId: string };

/** A message stored earlier under one of the batch's client ids. */
export type StoredRow = BatchKey & {
  id: string;
  body: string;
  editedAt: unknown;
  deletedAt: unknown;
};

/** What a batch needs to know, read under the locks of its rooms. */
export type BatchFacts = {
  /** Those of the batch's rooms that exist. */
  rooms: RoomClock[];
  /** Which of its authors are in which of its rooms. */
  authors: AuthorRow[];
  stored: StoredRow[];
};

/** What a batch writes. */
export type BatchPlan = {
  rows: NewRow[];
  /** Where the clocks of the rooms stand after it. */
  clocks: RoomClock[];
  /** How far the authors have read by it; read markers never move backwards. */
  marks: { roomId: string; authorId: string; seq: number }[];
};

/** Somebody else stored one of the batch's client ids meanwhile: the batch must run again. */
export class BatchRaced extends Error {}

/** What the write queue needs and the two databases say differently: whole lists in one statement. */
export interface Dialect {
  /**
   * One transaction: locks the batch's rooms, tells `plan` what it needs to know and writes what it
   * answers. Throws `BatchRaced` when an insert clashed, which leaves nothing behind.
   */
  commitBatch<P extends BatchPlan>(batch: BatchKey[], plan: (facts: BatchFacts) => P): Promise<P>;
  /** Inserts what does not clash; returns how many went in. */
  insertMessages(tx: Tx, rows: NewRow[]): Promise<number>;
}
