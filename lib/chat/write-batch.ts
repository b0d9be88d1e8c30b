import type { Message } from "@/generated/sqlite/client";
import type { RoomChanges } from "@/lib/contract/events";
import type { MessageView } from "@/lib/contract/views";
import { isPostgres, type Tx } from "@/lib/db";
import type { AuthorRow, Dialect, NewRow, RoomClock } from "./dialect/dialect";
import { postgresql } from "./dialect/postgresql";
import { sqlite } from "./dialect/sqlite";
import { newId } from "./ids";
import { Refusal } from "./refusal";
import { messageView, publicUser } from "./views";

/** A checked message on its way into the database. */
export type Draft = { authorId: string; roomId: string; clientId: string; body: string };

/** What became of a draft: stored now, stored before, or refused. */
export type Outcome = { message: MessageView; created: boolean } | Refusal;

/** Somebody else stored one of the batch's client ids meanwhile: the batch must run again. */
export class BatchRaced extends Error {}

/**
 * Stores a batch inside one transaction: locks its rooms, gives out `seq` and `rev` in the order
 * of the drafts, inserts with one statement. Returns the outcomes in the drafts' order and one
 * change per room. Throws `BatchRaced` when an insert clashed, which leaves nothing behind.
 */
export async function writeBatch(
  tx: Tx,
  drafts: Draft[],
): Promise<{ outcomes: Outcome[]; changes: RoomChanges[] }> {
  const dialect: Dialect = isPostgres() ? postgresql : sqlite;
  const rooms = await dialect.lockRooms(tx, unique(drafts.map((draft) => draft.roomId)).sort());
  const clocks = new Map(rooms.map((room) => [room.id, { ...room }]));
  const stored = await findStored(tx, dialect, drafts);
  const authors = new Map(
    (await dialect.findAuthors(tx, drafts)).map((author) => [
      `${author.roomId} ${author.id}`,
      author,
    ]),
  );

  const fresh = new Map<string, MessageView>();
  const rows: NewRow[] = [];
  const createdAt = Date.now();
  const outcomes = drafts.map((draft): Outcome => {
    const author = authors.get(`${draft.roomId} ${draft.authorId}`);
    const clock = clocks.get(draft.roomId);
    if (!author || !clock) return refused("not_found");
    const known = stored.get(keyOf(draft)) ?? fresh.get(keyOf(draft));
    if (known) return repeated(draft, known);
    clock.lastSeq += 1;
    clock.rev += 1;
    const row = { ...draft, id: newId(), seq: clock.lastSeq, rev: clock.rev, createdAt };
    const message = newView(row, author);
    rows.push(row);
    fresh.set(keyOf(draft), message);
    return { message, created: true };
  });

  if (rows.length > 0) {
    if ((await dialect.insertMessages(tx, rows)) !== rows.length) throw new BatchRaced();
    const moved = unique(rows.map((row) => row.roomId)).map((id) => clocks.get(id) as RoomClock);
    await dialect.advanceRooms(tx, moved);
    await dialect.advanceReadMarks(tx, lastOfEach(rows));
  }
  return { outcomes, changes: changesOf(rooms, [...fresh.values()]) };
}

/** One change per room, holding all its new messages. */
function changesOf(before: RoomClock[], messages: MessageView[]): RoomChanges[] {
  return before.flatMap(({ id, rev: after }) => {
    const own = messages.filter((message) => message.roomId === id);
    const last = own.at(-1);
    return last ? [{ roomId: id, after, rev: last.rev, messages: own }] : [];
  });
}

async function findStored(tx: Tx, dialect: Dialect, drafts: Draft[]) {
  const ids = (await dialect.findStored(tx, drafts)).map(({ id }) => id);
  if (ids.length === 0) return new Map<string, MessageView>();
  const found = await tx.message.findMany({
    where: { id: { in: ids } },
    include: { author: { select: publicUser } },
  });
  return new Map(
    found.map(({ author, ...row }) => [
      keyOf({ authorId: row.authorId, clientId: row.clientId ?? "" }),
      messageView(row, author),
    ]),
  );
}

/** The answer to a `clientId` that is already taken: the same message, or `conflict`. */
function repeated(draft: Draft, known: MessageView): Outcome {
  const changedSince = known.editedAt !== null || known.deletedAt !== null;
  const same = known.roomId === draft.roomId && (changedSince || known.body === draft.body);
  return same ? { message: known, created: false } : refused("conflict");
}

function refused(code: "not_found" | "conflict"): Refusal {
  const message =
    code === "conflict"
      ? "This clientId already belongs to another message."
      : "It no longer exists, or you are not a member.";
  return new Refusal({ code, message });
}

function newView(row: NewRow, author: AuthorRow): MessageView {
  const message: Message = {
    ...row,
    kind: "text",
    systemVerb: null,
    systemById: null,
    systemValue: null,
    createdAt: new Date(row.createdAt),
    editedAt: null,
    deletedAt: null,
  };
  return messageView(message, author);
}

/** Each author's last message per room: rows are in the order of `seq`. */
function lastOfEach(rows: NewRow[]) {
  const marks = rows.map(({ roomId, authorId, seq }) => ({ roomId, authorId, seq }));
  return [...new Map(marks.map((mark) => [`${mark.roomId} ${mark.authorId}`, mark])).values()];
}

const unique = (values: string[]) => [...new Set(values)];
const keyOf = (draft: Pick<Draft, "authorId" | "clientId">) =>
  `${draft.authorId} ${draft.clientId}`;
