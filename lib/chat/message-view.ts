import type { Message, Prisma, User } from "@/generated/sqlite/client";
import { messageExcerpt } from "@/lib/contract/message-excerpt";
import type {
  MentionName,
  MessageView,
  PreviewView,
  QuoteView,
  ReactionView,
} from "@/lib/contract/views";
import { type AttachmentRow, attachmentParts, attachmentView } from "./attachment-view";
import { authorView, fullName, type PublicUser, publicUser } from "./views";

/** The names that a reaction carries; more would make a popular message heavy. */
const namesShown = 10;

/** What a reply shows of the message it answers. */
const quotedParts = {
  id: true,
  seq: true,
  body: true,
  systemVerb: true,
  deletedAt: true,
  author: { select: publicUser },
  attachments: { select: { name: true }, orderBy: { position: "asc" } },
} as const satisfies Prisma.MessageSelect;
type QuotedMessage = Prisma.MessageGetPayload<{ select: typeof quotedParts }>;

/** What a preview shows; its picture is fetched by itself. */
export const previewParts = {
  id: true,
  messageId: true,
  removedAt: true,
  page: { select: { url: true, title: true, description: true, siteName: true, hasImage: true } },
} as const;
type PreviewRow = Prisma.LinkPreviewGetPayload<{ select: typeof previewParts }>;

/** What to load with messages to show them: so many queries, for one message as for a page. */
export const messageParts = {
  author: { select: publicUser },
  replyTo: { select: quotedParts },
  reactions: {
    select: { emoji: true, user: { select: publicUser } },
    orderBy: [{ createdAt: "asc" }, { userId: "asc" }, { emoji: "asc" }],
  },
  pin: { select: { createdAt: true } },
  mentions: {
    select: { userId: true, name: true, user: { select: publicUser } },
    orderBy: { id: "asc" },
  },
  preview: { select: previewParts },
  attachments: { select: attachmentParts, orderBy: { position: "asc" } },
} as const satisfies Prisma.MessageInclude;
type StoredMessage = Prisma.MessageGetPayload<{ include: typeof messageParts }>;
export type MessageRow = Omit<StoredMessage, "attachments"> & { attachments: AttachmentRow[] };

export function messageView(message: MessageRow): MessageView {
  const { author, systemVerb, systemById, systemValue } = message;
  const deletedAt = deletionOf(message, author);
  return {
    id: message.id,
    roomId: message.roomId,
    seq: message.seq,
    rev: message.rev,
    clientId: message.clientId,
    author: authorView(author),
    body: deletedAt ? "" : message.body,
    createdAt: message.createdAt.toISOString(),
    editedAt: message.editedAt?.toISOString() ?? null,
    deletedAt: deletedAt?.toISOString() ?? null,
    pinnedAt: (!deletedAt && message.pin?.createdAt.toISOString()) || null,
    replyTo: message.replyTo && !deletedAt ? quoteView(message.replyTo) : null,
    reactions: deletedAt ? [] : reactionViews(message.reactions),
    attachments: deletedAt ? [] : message.attachments.map(attachmentView),
    previews: message.preview && !deletedAt ? previewViews(message.preview) : [],
    mentions: deletedAt ? [] : message.mentions.flatMap(({ userId }) => userId ?? []),
    mentionNames: deletedAt ? [] : message.mentions.map(mentionName),
    kind: systemVerb ? "system" : "text",
    system: systemVerb
      ? {
          verb: systemVerb as NonNullable<MessageView["system"]>["verb"],
          ...(systemById && { byId: systemById }),
          ...(systemValue && { value: systemValue }),
        }
      : null,
  };
}

const bare = { pin: null, preview: null };

/** A message that was only just stored: nobody has done anything to it. */
export function newMessageView(
  message: Message,
  author: PublicUser,
  replyTo: QuoteView | null = null,
  mentions: MessageRow["mentions"] = [],
  attachments: AttachmentRow[] = [],
): MessageView {
  const untouched = { replyTo: null, reactions: [], ...bare };
  const view = messageView({ ...message, author, mentions, attachments, ...untouched });
  return { ...view, replyTo };
}

function mentionName({ userId, name, user }: MessageRow["mentions"][number]): MentionName {
  return { id: userId, as: name, name: user ? fullName(user) : name };
}

/**
 * When a message was deleted, by itself or with its author's account; null where it was not. Of an
 * account that may still come back the row keeps the words until it is purged.
 */
export function deletionOf(
  { deletedAt, systemVerb }: Pick<Message, "deletedAt" | "systemVerb">,
  author: Pick<User, "deletedAt" | "deletesMessages">,
): Date | null {
  if (deletedAt || systemVerb) return deletedAt;
  return author.deletesMessages ? author.deletedAt : null;
}

function quoteView({ author, ...quoted }: QuotedMessage): QuoteView {
  const { id, seq, body, attachments } = quoted;
  const isGone = deletionOf(quoted, author) !== null;
  const inBrief = { body, files: attachments.length, firstFile: attachments[0]?.name ?? null };
  return { id, seq, author: authorView(author), excerpt: isGone ? "" : messageExcerpt(inBrief) };
}

/** Where there is something to show, and nobody took it away. */
function previewViews({ id, page, removedAt }: PreviewRow): PreviewView[] {
  if (removedAt || page.title === "") return [];
  const { hasImage, ...facts } = page;
  return [{ id, ...facts, imageUrl: hasImage ? `/api/v1/previews/${id}/image` : null }];
}

function reactionViews(reactions: MessageRow["reactions"]): ReactionView[] {
  const byEmoji = new Map<string, PublicUser[]>();
  for (const { emoji, user } of reactions) {
    const users = byEmoji.get(emoji);
    if (users) users.push(user);
    else byEmoji.set(emoji, [user]);
  }
  return [...byEmoji].map(([emoji, users]) => ({
    emoji,
    count: users.length,
    userIds: users.map(({ id }) => id),
    names: users.slice(0, namesShown).map(fullName),
  }));
}
