import { type Attachment, type Mention, type Message, Prisma } from "@/generated/sqlite/client";
import { asDate, db, isAmong, isPostgres, lookUp } from "@/lib/db";
import { type MessageRow, previewParts } from "./message-view";
import type { PublicUser } from "./views";

/** Messages in an order, by the shortest way: `what` begins with WHERE and ends with LIMIT. */
export async function findMessages(what: Prisma.Sql): Promise<Message[]> {
  const rows = await lookUp<Message>(Prisma.sql`SELECT * FROM "Message" ${what}`);
  return rows.map((row) => ({
    ...row,
    createdAt: asDate(row.createdAt),
    editedAt: row.editedAt && asDate(row.editedAt),
    deletedAt: row.deletedAt && asDate(row.deletedAt),
  }));
}

/**
 * Messages of a page with all that their views are made of. As `messageParts`, in a few queries:
 * everybody in them is looked up once, and nothing that none of them has.
 */
export async function messageRows(messages: Message[]): Promise<MessageRow[]> {
  if (messages.length === 0) return [];
  const messageId = { in: messages.map(({ id }) => id) };
  const has = await partsAmong(messages);
  const [reactions, pins, mentions, previews, quoted, files] = await Promise.all([
    has.reactions ? db().reaction.findMany({ where: { messageId } }) : [],
    has.pins ? db().pin.findMany({ where: { messageId } }) : [],
    mentionsOf(messages),
    has.previews ? db().linkPreview.findMany({ where: { messageId }, select: previewParts }) : [],
    quotedBy(messages),
    has.files ? filesOf(messages) : [],
  ]);
  const users = await usersById([
    ...[...messages, ...quoted].map(({ authorId }) => authorId),
    ...reactions.map(({ userId }) => userId),
    ...mentions.flatMap(({ userId }) => userId ?? []),
  ]);
  const author = (id: string) => users.get(id) ?? nobody(id);
  const filesBy = byMessage(files);
  const attachmentsOf = (id: string) => filesBy.get(id) ?? [];
  const quotes = new Map(
    quoted.map((row) => [
      row.id,
      { ...row, author: author(row.authorId), attachments: attachmentsOf(row.id) },
    ]),
  );
  const pinOf = new Map(pins.map((pin) => [pin.messageId, pin]));
  const reactionsTo = byMessage(reactions.sort(byFirst));
  const mentionsIn = byMessage(mentions.sort((a, b) => a.id - b.id));
  const previewOf = new Map(previews.map((preview) => [preview.messageId, preview]));
  return messages.map((message) => ({
    ...message,
    author: author(message.authorId),
    replyTo: quotes.get(message.replyToId ?? "") ?? null,
    reactions: (reactionsTo.get(message.id) ?? []).map(({ emoji, userId }) => ({
      emoji,
      user: author(userId),
    })),
    pin: pinOf.get(message.id) ?? null,
    mentions: (mentionsIn.get(message.id) ?? []).map(({ userId, name }) => ({
      userId,
      name,
      user: userId === null ? null : author(userId),
    })),
    preview: previewOf.get(message.id) ?? null,
    attachments: attachmentsOf(message.id),
  }));
}

type Parts = Record<"reactions" | "pins" | "previews" | "files", boolean | number>;

const everything: Parts = { reactions: true, pins: true, previews: true, files: true };

/**
 * Whether there is any of each on a page: on SQLite asking for each kind costs as much as the page.
 * PostgreSQL answers them side by side, and might go through a table to find that there is none.
 */
async function partsAmong(messages: Message[]): Promise<Parts> {
  if (isPostgres()) return everything;
  const its = isAmong(
    Prisma.sql`"messageId"`,
    messages.map(({ id }) => id),
  );
  const files = isAmong(Prisma.sql`"messageId"`, fileCarriers(messages));
  const [parts] = await lookUp<Parts>(Prisma.sql`
    SELECT EXISTS (SELECT 1 FROM "Reaction" WHERE ${its}) AS "reactions",
           EXISTS (SELECT 1 FROM "Pin" WHERE ${its}) AS "pins",
           EXISTS (SELECT 1 FROM "LinkPreview" WHERE ${its}) AS "previews",
           EXISTS (SELECT 1 FROM "Attachment" WHERE ${files}) AS "files"`);
  return parts ?? everything;
}

/** The messages, and those they quote: files stand for the words of a message that has none. */
function fileCarriers(messages: Message[]): string[] {
  const ids = messages.flatMap(({ id, replyToId }) => (replyToId ? [id, replyToId] : id));
  return [...new Set(ids)];
}

type SentFile = Attachment & { messageId: string };

async function filesOf(messages: Message[]): Promise<SentFile[]> {
  const where = { messageId: { in: fileCarriers(messages) } };
  const files = await db().attachment.findMany({ where });
  return (files as SentFile[]).sort((a, b) => a.position - b.position);
}

function byMessage<T extends { messageId: string }>(rows: readonly T[]): Map<string, T[]> {
  const all = new Map<string, T[]>();
  for (const row of rows) {
    const known = all.get(row.messageId);
    if (known) known.push(row);
    else all.set(row.messageId, [row]);
  }
  return all;
}

/** Most pages have no name in them. */
async function mentionsOf(messages: Message[]): Promise<Mention[]> {
  const ids = messages.filter(({ body }) => body.includes("@")).map(({ id }) => id);
  return ids.length === 0 ? [] : db().mention.findMany({ where: { messageId: { in: ids } } });
}

async function quotedBy(messages: Message[]): Promise<Message[]> {
  const ids = [...new Set(messages.flatMap(({ replyToId }) => replyToId ?? []))];
  return ids.length === 0 ? [] : db().message.findMany({ where: { id: { in: ids } } });
}

async function usersById(ids: string[]): Promise<Map<string, PublicUser>> {
  const users = await lookUp<PublicUser>(Prisma.sql`
    SELECT "id", "firstName", "lastName", "kind", "pictureId", "deletedAt", "deletesMessages"
    FROM "User" WHERE ${isAmong(Prisma.sql`"id"`, [...new Set(ids)])}`);
  return new Map(
    users.map(({ deletedAt, deletesMessages, ...user }) => [
      user.id,
      {
        ...user,
        deletedAt: deletedAt && asDate(deletedAt),
        // SQLite has no booleans.
        deletesMessages: Boolean(deletesMessages),
      },
    ]),
  );
}

/** Somebody whose account was purged while the page was read. */
function nobody(id: string): PublicUser {
  const name = { firstName: "", lastName: "", kind: "person", pictureId: null };
  return { id, ...name, deletedAt: new Date(), deletesMessages: false };
}

type Ordered = { createdAt: Date; userId: string; emoji: string };

/** The order of `messageParts`; the database would have to sort for it. */
function byFirst(a: Ordered, b: Ordered): number {
  const apart = a.createdAt.getTime() - b.createdAt.getTime();
  if (apart !== 0) return apart;
  if (a.userId !== b.userId) return a.userId < b.userId ? -1 : 1;
  return a.emoji < b.emoji ? -1 : 1;
}
