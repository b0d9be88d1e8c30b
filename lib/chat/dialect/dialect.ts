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

/** What the write queue needs and the two databases say differently: whole lists in one statement. */
export interface Dialect {
  /** Locks the rooms, in id order, and returns those that exist. */
  lockRooms(tx: Tx, roomIds: string[]): Promise<RoomClock[]>;
  /** Who of these people is in which of these rooms. */
  findAuthors(tx: Tx, pairs: { roomId: string; authorId: string }[]): Promise<AuthorRow[]>;
  /** Ids of the messages already stored under these client ids. */
  findStored(tx: Tx, keys: { authorId: string; clientId: string }[]): Promise<{ id: string }[]>;
  /** Inserts what does not clash; returns how many went in. */
  insertMessages(tx: Tx, rows: NewRow[]): Promise<number>;
  advanceRooms(tx: Tx, clocks: RoomClock[]): Promise<void>;
  /** Read markers never move backwards. */
  advanceReadMarks(
    tx: Tx,
    marks: { roomId: string; authorId: string; seq: number }[],
  ): Promise<void>;
}
