import type { Attachment, Mention, Message } from "@/generated/sqlite/client";
import { db } from "@/lib/db";
import { type MessageRow, previewParts } from "./message-view";
import { type PublicUser, publicUser } from "./views";

/**
 * Messages of a page with all that their views are made of. As `messageParts`, in half the queries:
 * everybody in them is looked up once.
 */
export async function messageRows(messages: Message[]): Promise<MessageRow[]> {
  const messageId = { in: messages.map(({ id }) => id) };
  const [reactions, pins, mentions, previews, quoted, files] = await Promise.all([
    db().reaction.findMany({ where: { messageId } }),
    db().pin.findMany({ where: { messageId } }),
    mentionsOf(messages),
    db().linkPreview.findMany({ where: { messageId }, select: previewParts }),
    quotedBy(messages),
    filesOf(messages),
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

type SentFile = Attachment & { messageId: string };

/** Those of the messages, and those that stand for the words of the messages they quote. */
async function filesOf(messages: Message[]): Promise<SentFile[]> {
  const ids = new Set(messages.flatMap(({ id, replyToId }) => (replyToId ? [id, replyToId] : id)));
  const files = await db().attachment.findMany({ where: { messageId: { in: [...ids] } } });
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
  const where = { id: { in: [...new Set(ids)] } };
  const users = await db().user.findMany({ where, select: publicUser });
  return new Map(users.map((user) => [user.id, user]));
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
