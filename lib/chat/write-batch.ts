import type { Message } from "@/generated/sqlite/client";
import type { RoomChanges } from "@/lib/contract/events";
import { possibleNames } from "@/lib/contract/mentions";
import { messageExcerpt } from "@/lib/contract/message-excerpt";
import type { MessageView, QuoteView } from "@/lib/contract/views";
import { db } from "@/lib/db";
import { type NewJob, newJob } from "@/lib/jobs/jobs";
import { dialect } from "./dialect/chosen";
import type {
  AttachedRow,
  AuthorRow,
  BatchFacts,
  BatchItem,
  BatchPlan,
  FileRow,
  MentionRow,
  NamedRow,
  NewRow,
  QuotedRow,
  StoredRow,
} from "./dialect/dialect";
import { newIds } from "./ids";
import { type Means, meantBy, mentionRows } from "./mentions";
import { messageParts, messageView, newMessageView } from "./message-view";
import { previewedLink } from "./previewed-link";
import { isRefusal, Refusal } from "./refusal";
import { authorView } from "./views";

/** A checked message on its way into the database. */
export type Draft = Omit<BatchItem, "names"> & { body: string };

/** What became of a draft: stored now, stored before, or refused. */
export type Outcome = { message: MessageView; created: boolean } | Refusal;

/** As an outcome; of what was stored before, the id. */
type Fate = MessageView | { storedId: string } | Refusal;
type Plan = BatchPlan & { fates: Fate[]; changes: RoomChanges[] };

/**
 * Stores a batch in one transaction: gives out `seq` and `rev` in the order of the drafts, inserts
 * with one statement. Returns the outcomes in the drafts' order and one change per room. Throws
 * `BatchRaced` when an insert clashed, which leaves nothing behind.
 */
export async function writeBatch(
  drafts: Draft[],
): Promise<{ outcomes: Outcome[]; changes: RoomChanges[]; hasJobs: boolean }> {
  const items = drafts.map((draft) => ({ ...draft, names: possibleNames(draft.body) }));
  const { fates, changes, jobs } = await dialect().commitBatch(items, (facts) =>
    plan(drafts, facts),
  );
  const stored = await findStored(
    fates.flatMap((fate) => ("storedId" in fate ? fate.storedId : [])),
  );
  const outcomes = fates.map((fate): Outcome => {
    if (isRefusal(fate)) return fate;
    if (!("storedId" in fate)) return { message: fate, created: true };
    const message = stored.get(fate.storedId);
    return message ? { message, created: false } : refused("not_found");
  });
  return { outcomes, changes, hasJobs: jobs.length > 0 };
}

/** Which draft becomes which message, from what is known under the rooms' locks. */
function plan(drafts: Draft[], facts: BatchFacts): Plan {
  const clocks = new Map(facts.rooms.map((room) => [room.id, { ...room }]));
  const authors = new Map(facts.authors.map((author) => [`${author.roomId} ${author.id}`, author]));
  const stored = new Map(facts.stored.map((row) => [keyOf(row), row]));
  const quoted = new Map(facts.quoted.map((row) => [row.id, row]));
  const people = namedBy(facts);
  const files = new Map(facts.files.map((file) => [file.id, file]));
  const attached: AttachedRow[] = [];
  const mentions: MentionRow[] = [];
  const fresh = new Map<string, MessageView>();
  const rows: NewRow[] = [];
  const jobs: NewJob[] = [];
  const createdAt = Date.now();
  const ids = newIds(drafts.length);
  const fates = drafts.map((draft, place): Fate => {
    const author = authors.get(`${draft.roomId} ${draft.authorId}`);
    const clock = clocks.get(draft.roomId);
    if (!author || !clock) return refused("not_found");
    const known = stored.get(keyOf(draft)) ?? fresh.get(keyOf(draft));
    if (known) return isSame(draft, known, files) ? { storedId: known.id } : refused("conflict");
    const replyTo = quoted.get(draft.replyToId ?? "");
    if (draft.replyToId && replyTo?.roomId !== draft.roomId) return refused("invalid");
    const own = draft.attachmentIds.flatMap((id) => files.get(id) ?? []);
    if (own.length < draft.attachmentIds.length || !own.every((file) => isFree(file, draft))) {
      return refusedFiles();
    }
    clock.lastSeq += 1;
    clock.rev += 1;
    const id = ids[place] ?? "";
    const row = { ...draft, id, seq: clock.lastSeq, rev: clock.rev, createdAt };
    const means = meantBy(draft.body, people.get(draft.roomId) ?? [], author.role);
    const message = newView(row, author, replyTo ? quoteView(replyTo) : null, means, own);
    rows.push(row);
    for (const [position, file] of own.entries()) {
      file.messageId = row.id;
      attached.push({ id: file.id, messageId: row.id, roomId: row.roomId, position });
    }
    mentions.push(...mentionRows(row, means));
    if (clock.linkPreviews && previewedLink(row.body) !== null) {
      jobs.push(newJob("preview", { messageId: row.id }, { userId: row.authorId }));
    }
    fresh.set(keyOf(draft), message);
    return message;
  });
  const moved = [...new Set(rows.map((row) => row.roomId))];
  return {
    fates,
    rows,
    mentions,
    attached,
    jobs,
    clocks: moved.flatMap((id) => clocks.get(id) ?? []),
    marks: lastOfEach(rows),
    changes: changesOf(facts, [...fresh.values()]),
  };
}

function namedBy({ named }: BatchFacts): Map<string, NamedRow[]> {
  const people = new Map<string, NamedRow[]>();
  for (const row of named) people.set(row.roomId, [...(people.get(row.roomId) ?? []), row]);
  return people;
}

/** One change per room, holding all its new messages. */
function changesOf({ rooms }: BatchFacts, messages: MessageView[]): RoomChanges[] {
  const byRoom = new Map<string, MessageView[]>();
  for (const message of messages) {
    const own = byRoom.get(message.roomId);
    if (own) own.push(message);
    else byRoom.set(message.roomId, [message]);
  }
  return rooms.flatMap(({ id, rev: after }) => {
    const own = byRoom.get(id) ?? [];
    const last = own.at(-1);
    return last ? [{ roomId: id, after, rev: last.rev, messages: own }] : [];
  });
}

async function findStored(ids: string[]): Promise<Map<string, MessageView>> {
  if (ids.length === 0) return new Map();
  const found = await db().message.findMany({
    where: { id: { in: ids } },
    include: messageParts,
  });
  return new Map(found.map((row) => [row.id, messageView(row)]));
}

/** Whether a `clientId` that is taken stands for this very message. */
function isSame(
  draft: Draft,
  known: StoredRow | MessageView,
  files: Map<string, FileRow>,
): boolean {
  const changedSince = known.editedAt !== null || known.deletedAt !== null;
  const replyToId = "replyToId" in known ? known.replyToId : (known.replyTo?.id ?? null);
  const sameWords = known.body === draft.body && replyToId === draft.replyToId;
  const count = "files" in known ? known.files : known.attachments.length;
  const sameFiles =
    count === draft.attachmentIds.length &&
    draft.attachmentIds.every((id) => files.get(id)?.messageId === known.id);
  return known.roomId === draft.roomId && (changedSince || (sameWords && sameFiles));
}

/** A file of the author's own that is all there and in no message yet. */
function isFree(file: FileRow, { authorId }: Draft): boolean {
  return file.userId === authorId && file.messageId === null && file.storedAt !== null;
}

const refusals = {
  not_found: "It no longer exists, or you are not a member.",
  conflict: "This clientId already belongs to another message.",
  invalid: "Reply to a message of this room.",
} as const;

function refused(code: keyof typeof refusals): Refusal {
  const message = refusals[code];
  const fields = { replyToId: [message] };
  return new Refusal({ code, message, ...(code === "invalid" && { fields }) });
}

function refusedFiles(): Refusal {
  const message = "A file is no longer there. Add it again.";
  return new Refusal({ code: "invalid", message, fields: { attachmentIds: [message] } });
}

function quoteView(quoted: QuotedRow): QuoteView {
  const { id, seq, body, files, firstFile, authorId, ...author } = quoted;
  const excerpt = messageExcerpt({ body, files, firstFile });
  return { id, seq, author: authorView({ id: authorId, ...author }), excerpt };
}

function newView(
  row: NewRow,
  author: AuthorRow,
  replyTo: QuoteView | null,
  means: Means[],
  files: FileRow[],
): MessageView {
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
  return newMessageView(message, author, replyTo, means, files);
}

/** Each author's last message per room: rows are in the order of `seq`. */
function lastOfEach(rows: NewRow[]): BatchPlan["marks"] {
  const marks = rows.map(({ roomId, authorId, seq }) => ({ roomId, authorId, seq }));
  return [...new Map(marks.map((mark) => [`${mark.roomId} ${mark.authorId}`, mark])).values()];
}

const keyOf = ({ authorId, clientId }: Pick<Draft, "authorId" | "clientId">) =>
  `${authorId} ${clientId}`;
