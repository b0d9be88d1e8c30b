import * as z from "zod";

const time = z.iso.datetime();

export const userView = z.object({
  id: z.string(),
  name: z.string(),
  avatarUrl: z.string().nullable(),
  kind: z.enum(["person", "bot"]),
});
export type UserView = z.infer<typeof userView>;

export const meView = userView.extend({
  email: z.string(),
  emailVerified: z.boolean(),
  isAdmin: z.boolean(),
});
export type MeView = z.infer<typeof meView>;

const authorView = userView.omit({ kind: true });
export type AuthorView = z.infer<typeof authorView>;

/** What a system message tells; the concerned person is the message's author. */
export const systemVerb = z.enum([
  "created",
  "joined",
  "left",
  "removed",
  "banned",
  "unbanned",
  "owner",
  "moderator",
  "member",
  "renamed",
  "topic",
  "limit",
  "kind",
]);
export type SystemVerb = z.infer<typeof systemVerb>;

/** What a reply quotes; `excerpt` is empty where the original was deleted. */
const quoteView = z.object({
  id: z.string(),
  seq: z.int(),
  author: authorView,
  excerpt: z.string(),
});
export type QuoteView = z.infer<typeof quoteView>;

/** Who reacted with one emoji, the first to do so first. */
const reactionView = z.object({
  emoji: z.string(),
  count: z.int(),
  userIds: z.array(z.string()),
  /** Of the first ten. */
  names: z.array(z.string()),
});
export type ReactionView = z.infer<typeof reactionView>;

const mentionName = z.object({ id: z.string().nullable(), as: z.string(), name: z.string() });
export type MentionName = z.infer<typeof mentionName>;
/** What a message's first link leads to, as the page says it of itself. */
const previewView = z.object({
  id: z.string(),
  /** The link as it was written. */
  url: z.string(),
  title: z.string(),
  description: z.string(),
  siteName: z.string(),
  /** A square WebP of ours; null where the page has no picture. */
  imageUrl: z.string().nullable(),
});
export type PreviewView = z.infer<typeof previewView>;

/** A file of a message; `width` and `height` are of pictures, as they are shown. */
export const attachmentView = z.object({
  id: z.string(),
  name: z.string(),
  contentType: z.string(),
  bytes: z.int(),
  width: z.int().nullable(),
  height: z.int().nullable(),
  url: z.string(),
  /** A still WebP of 840 by 640 pixels at most; null where the file is no picture. */
  thumbnailUrl: z.string().nullable(),
  /** What it shows, in the words of whoever sent it. */
  alt: z.string(),
});
export type AttachmentView = z.infer<typeof attachmentView>;

export const messageView = z.object({
  id: z.string(),
  roomId: z.string(),
  seq: z.int(),
  rev: z.int(),
  clientId: z.string().nullable(),
  author: authorView,
  body: z.string(),
  createdAt: time,
  editedAt: time.nullable(),
  deletedAt: time.nullable(),
  /** When a moderator pinned it. */
  pinnedAt: time.nullable(),
  replyTo: quoteView.nullable(),
  /** In the order of first use. */
  reactions: z.array(reactionView),
  attachments: z.array(attachmentView),
  /** None until the link was looked at, one at most. */
  previews: z.array(previewView),
  /** The people whom "@NAME" in the body means. */
  mentions: z.array(z.string()),
  /** What the body calls them after its "@", and their names now; id null: everybody in the room. */
  mentionNames: z.array(mentionName),
  kind: z.enum(["text", "system"]),
  system: z
    .object({ verb: systemVerb, byId: z.string().optional(), value: z.string().optional() })
    .nullable(),
});
export type MessageView = z.infer<typeof messageView>;

/** What a message said before an edit, until `replacedAt`. */
export const messageEditView = z.object({ body: z.string(), replacedAt: time });
export type MessageEditView = z.infer<typeof messageEditView>;

export const role = z.enum(["owner", "moderator", "member"]);
export type Role = z.infer<typeof role>;

export const roomView = z.object({
  id: z.string(),
  name: z.string(),
  /** Only where `name` is the reader's own name for the room: what the room is called. */
  realName: z.string().optional(),
  kind: z.enum(["open", "closed", "direct"]),
  topic: z.string(),
  memberLimit: z.int(),
  memberCount: z.int(),
  /** How many are in line for a seat. */
  waiting: z.int(),
  /** Whether the first in line gets a free seat without being asked for. */
  autoAdmit: z.boolean(),
  /** Whether links get previews here. */
  linkPreviews: z.boolean(),
  role,
  lastSeq: z.int(),
  rev: z.int(),
  readSeq: z.int(),
  /** How often the reader put `readSeq` back: of two marks, that of the later turn is true. */
  readTurn: z.int(),
  unread: z.int(),
  /** Unread messages that mean the reader, up to a hundred. */
  mentionCount: z.int(),
  /** Their `seq`, ascending. */
  mentionSeqs: z.array(z.int()),
  notify: z.enum(["all", "mentions", "none"]),
  /** Until then nothing here calls the reader. */
  mutedUntil: time.nullable(),
  lastMessage: z
    .object({ excerpt: z.string(), authorName: z.string(), createdAt: time })
    .nullable(),
});
export type RoomView = z.infer<typeof roomView>;

/** `online`: connected; `away`: but nobody looks at it. */
export const presenceView = z.object({
  online: z.boolean(),
  away: z.boolean(),
  /** Null while online, and of whoever hides it. */
  lastSeenAt: time.nullable(),
});
export type PresenceView = z.infer<typeof presenceView>;

export const personPresence = presenceView.extend({ userId: z.string() });
export type PersonPresence = z.infer<typeof personPresence>;

/** Who of a room is online, and the faces of some who are not away. */
export const roomPresence = z.object({
  people: z.array(personPresence),
  faces: z.array(userView),
});
export type RoomPresence = z.infer<typeof roomPresence>;

export const memberView = z.object({
  user: userView,
  role,
  joinedAt: time,
  presence: presenceView,
});
export type MemberView = z.infer<typeof memberView>;

/** What there is to know of a room before one is in it. */
const roomCard = roomView.pick({
  id: true,
  name: true,
  topic: true,
  memberLimit: true,
  memberCount: true,
  waiting: true,
});

export const openRoomView = roomCard.extend({
  /** The asker's place in its line, from 1; null for whoever does not wait. */
  place: z.int().nullable(),
});
export type OpenRoomView = z.infer<typeof openRoomView>;

/** One's place in the line for a room, from 1; null once there is a seat. */
export const waitView = z.object({ roomId: z.string(), place: z.int().nullable() });
export type WaitView = z.infer<typeof waitView>;

/** A room that the asker is in line for. */
export const ownWaitView = z.object({ roomId: z.string(), name: z.string(), place: z.int() });
export type OwnWaitView = z.infer<typeof ownWaitView>;

/** Somebody in line, as moderators see it. */
export const waitingView = z.object({ user: userView, place: z.int(), since: time });
export type WaitingView = z.infer<typeof waitingView>;

export const banView = z.object({ user: userView, byId: z.string(), createdAt: time });
export type BanView = z.infer<typeof banView>;

export const invitationView = z.object({
  code: z.string(),
  url: z.string(),
  expiresAt: time.nullable(),
  usesLeft: z.int().nullable(),
  /** How many have joined with it. */
  uses: z.int(),
  createdAt: time,
  createdBy: userView.pick({ id: true, name: true }),
});
export type InvitationView = z.infer<typeof invitationView>;

/** A room's code for the blackboard: `code` as people write it, "BCDF-3479". */
export const shortCodeView = z.object({
  code: z.string(),
  url: z.string(),
  expiresAt: time,
  createdBy: userView.pick({ id: true, name: true }),
});
export type ShortCodeView = z.infer<typeof shortCodeView>;

/** What whoever holds a link or code may see before joining. */
export const invitationPreview = roomCard.extend({
  /** Who made it; null once they are no longer in the room. */
  invitedBy: z.string().nullable(),
  faces: z.array(userView),
});
export type InvitationPreview = z.infer<typeof invitationPreview>;

export const messagePage = z.object({
  messages: z.array(messageView),
  rev: z.int(),
  more: z.boolean(),
  moreBefore: z.boolean().optional(),
  moreAfter: z.boolean().optional(),
});
export type MessagePage = z.infer<typeof messagePage>;

/** The latest first; `next` is there as long as there are older ones. */
export const filesPage = z.object({ messages: z.array(messageView), next: z.string().nullable() });
export type FilesPage = z.infer<typeof filesPage>;

export const changesPage = z.object({
  messages: z.array(messageView),
  rev: z.int(),
  more: z.boolean(),
  reset: z.boolean(),
});
export type ChangesPage = z.infer<typeof changesPage>;

export const readView = z.object({ roomId: z.string(), seq: z.int(), turn: z.int() });
export type ReadView = z.infer<typeof readView>;
