import type { Prisma } from "@/generated/sqlite/client";
import type { AttachmentRow } from "@/lib/chat/attachment-view";
import type { PublicUser } from "@/lib/chat/views";
import type { NameParts } from "@/lib/contract/mentions";
import type { FilesInBrief } from "@/lib/contract/message-excerpt";
import type { Role } from "@/lib/contract/views";
import type { Tx } from "@/lib/db";
import type { NewJob } from "@/lib/jobs/jobs";

export type RoomClock = { id: string; lastSeq: number; rev: number };
/** A room as its batch finds it; SQLite has no booleans. */
export type RoomFacts = RoomClock & { linkPreviews: boolean | number };
export type NewRow = {
  id: string;
  roomId: string;
  seq: number;
  rev: number;
  authorId: string;
  clientId: string;
  body: string;
  replyToId: string | null;
  /** Milliseconds since the epoch. */
  createdAt: number;
};
export type AuthorRow = PublicUser & { roomId: string; role: Role };

/** A member of one of the batch's rooms who has a name that stands in it. */
export type NamedRow = PublicUser & { roomId: string };

/** `userId` null: everybody in the room. */
export type MentionRow = {
  messageId: string;
  userId: string | null;
  roomId: string;
  seq: number;
  name: string;
};

/** What identifies a message before it is stored. */
export type BatchKey = { authorId: string; roomId: string; clientId: string };

export type BatchItem = BatchKey & {
  replyToId: string | null;
  attachmentIds: readonly string[];
  /** The names that may stand in it. */
  names: readonly NameParts[];
};

/** A message stored earlier under one of the batch's client ids. */
export type StoredRow = BatchKey & {
  id: string;
  replyToId: string | null;
  body: string;
  /** How many files it has. */
  files: number;
  editedAt: unknown;
  deletedAt: unknown;
};

/** A message that a reply answers, with its author; `body` is empty where it was deleted. */
export type QuotedRow = {
  id: string;
  roomId: string;
  seq: number;
  body: string;
  authorId: string;
} & FilesInBrief &
  Pick<PublicUser, "firstName" | "lastName" | "pictureId" | "deletedAt">;

/** A file that one of the batch's messages is to carry. */
export type FileRow = AttachmentRow & {
  userId: string | null;
  messageId: string | null;
  /** Null while its bytes are on their way. */
  storedAt: unknown;
};

/** Which message a file belongs to from now on. */
export type AttachedRow = { id: string; messageId: string; roomId: string; position: number };

/** What a batch needs to know, read under the locks of its rooms. */
export type BatchFacts = {
  /** Those of the batch's rooms that exist. */
  rooms: RoomFacts[];
  /** Which of its authors are in which of its rooms. */
  authors: AuthorRow[];
  stored: StoredRow[];
  quoted: QuotedRow[];
  named: NamedRow[];
  files: FileRow[];
};

/** What a batch writes. */
export type BatchPlan = {
  rows: NewRow[];
  mentions: MentionRow[];
  attached: AttachedRow[];
  /** What is to be done after it. */
  jobs: NewJob[];
  /** Where the clocks of the rooms stand after it. */
  clocks: RoomClock[];
  /** How far the authors have read by it; read markers never move backwards. */
  marks: { roomId: string; authorId: string; seq: number }[];
};

/** Rows to add to the ends of rooms, and where those rooms' clocks stand after them. */
export type Appendix = { rows: NewRow[]; clocks: RoomClock[] };

/**
 * Somebody else stored one of the batch's client ids meanwhile, or sent one of its files: the batch
 * must run again.
 */
export class BatchRaced extends Error {}

/** The ids of the messages that a batch answers, as JSON; null where it has no replies. */
export function quotedIds(batch: readonly BatchItem[]): string | null {
  const ids = new Set(batch.flatMap(({ replyToId }) => replyToId ?? []));
  return ids.size > 0 ? JSON.stringify([...ids]) : null;
}

/** The ids of the files that a batch sends, as JSON; null where it sends none. */
export function wantedFiles(batch: readonly BatchItem[]): string | null {
  const ids = new Set(batch.flatMap(({ attachmentIds }) => attachmentIds));
  return ids.size > 0 ? JSON.stringify([...ids]) : null;
}

/** Who is looked for in which room, as JSON; null where no message has a name in it. */
export function wantedNames(batch: readonly BatchItem[]): string | null {
  const wanted = batch.flatMap(({ roomId, names }) => names.map((name) => ({ roomId, ...name })));
  return wanted.length > 0 ? JSON.stringify(wanted) : null;
}

/** A message's words in the full-text index: `searchWords` of its body. */
export type IndexedMessage = { messageId: string; words: string };

/** Numbers of entries of the full-text index, which go up as messages come: `to` is the first beyond. */
export type EntryRange = { from: number; to: number };

export const everyEntry: EntryRange = { from: 0, to: 2_147_483_647 };

/** Which entries of the full-text index are meant. */
export type SearchHits = {
  /** Ids; an entry is in one of these rooms. */
  rooms: string[];
  /** The same as all rooms but these, where that is shorter. */
  otherRooms: string[] | null;
  /** An entry has them all. */
  words: string[];
  range: EntryRange;
  limit: number;
};

/** What the write queue needs and what search needs, where the two databases say it differently. */
export interface Dialect {
  /**
   * One transaction: locks the batch's rooms, tells `plan` what it needs to know and writes what it
   * answers. Throws `BatchRaced` when an insert clashed, which leaves nothing behind.
   */
  commitBatch<P extends BatchPlan>(batch: BatchItem[], plan: (facts: BatchFacts) => P): Promise<P>;
  /**
   * One transaction for very many rows that are in no need of being told: locks these rooms, tells
   * `plan` where they stand, and writes what it answers. Who had read a room to its end has done so
   * afterwards. Throws `BatchRaced` when an insert clashed or a room is gone.
   */
  append(roomIds: string[], plan: (rooms: RoomClock[]) => Appendix): Promise<void>;
  /** The members of a room who have one of these names. */
  findNamed(tx: Tx, wanted: string): Promise<NamedRow[]>;
  insertMentions(tx: Tx, mentions: MentionRow[]): Promise<void>;
  /** Makes messages with other words findable by them; where triggers cannot, as on PostgreSQL. */
  indexMessages(tx: Tx, messages: IndexedMessage[]): Promise<void>;
  /** A query of the entries' `id`, the latest first. */
  searchHits(hits: SearchHits): Prisma.Sql;
  /**
   * Outside of these, the latest first, is no message from `after` on and before `before` (milliseconds
   * since the epoch); inside may be others.
   */
  searchRanges(times: { after: number; before: number }): Promise<EntryRange[]>;
}
