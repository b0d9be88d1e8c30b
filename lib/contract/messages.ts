import * as z from "zod";
import { attachmentLimits } from "./attachments";
import { limits } from "./limits";
import { opaqueId } from "./rooms";
import { codePoints, isWellFormed, normalizeBody } from "./text";

const storable = z
  .string("Type a message.")
  .max(limits.frameBytes, "That message is too long.")
  .transform(normalizeBody)
  .refine((text) => !text.includes("\0") && isWellFormed(text), {
    message: "The message has a character that cannot be stored.",
    abort: true,
  })
  .refine((text) => codePoints(text) <= limits.bodyLength, {
    error: ({ input }) =>
      `Too long by ${codePoints(String(input)) - limits.bodyLength} characters.`,
  });

/** A message's text: Unicode, LF line breaks, neither blank nor over the limit. */
export const body = storable.refine(isWords, "Type a message.");

/** The same of a message that has files: without words it is empty. */
export const bodyBesideFiles = storable.transform((text) => (isWords(text) ? text : ""));

function isWords(text: string): boolean {
  return text.trim() !== "";
}

export const clientId = z
  .string()
  .regex(limits.clientId, "A clientId has 1 to 64 of A-Z, a-z, 0-9, _ and -.");

const messageFields = z.object({
  clientId,
  body: bodyBesideFiles.optional(),
  replyToId: opaqueId.optional(),
  /** Uploads of one's own, in the order in which they are shown; each belongs to one message. */
  attachmentIds: z
    .array(opaqueId)
    .max(attachmentLimits.perMessage, `A message has ${attachmentLimits.perMessage} files at most.`)
    .refine((ids) => new Set(ids).size === ids.length, "Name each file once.")
    .optional(),
});

/** Words, files or both. */
export const newMessage = messageFields.refine(
  ({ body = "", attachmentIds = [] }) => body !== "" || attachmentIds.length > 0,
  { path: ["body"], message: "Type a message." },
);
export type NewMessage = z.input<typeof newMessage>;

/** What an edit changes; only a message with files may have no words. */
export const messageEdit = z.object({ body: bodyBesideFiles });
export type MessageEdit = z.input<typeof messageEdit>;

/** Made at run time: not every browser that loads this knows the flag. */
const oneEmoji = "^\\p{RGI_Emoji}$";
const isOneEmoji = (text: string) => new RegExp(oneEmoji, "v").test(text);

/** One emoji as Unicode recommends them, with skin tones, flags and families. */
export const reaction = z.object({
  emoji: z.string().max(64, "Choose one emoji.").refine(isOneEmoji, "Choose one emoji."),
});

export const seq = z.int().min(1);
/** 0 is the cursor of a client that has seen nothing. */
export const cursor = z.int().min(0);

/** A day, or a moment of it in UTC. */
const moment = z
  .string()
  .regex(
    /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?Z)?$/,
    "Give a time as in 2026-03-24T09:10Z.",
  )
  .refine((text) => !Number.isNaN(Date.parse(text)), "There is no such time.");

export const messagesQuery = z
  .object({
    before: seq.optional(),
    after: cursor.optional(),
    around: seq.optional(),
    /** Around the first message that was written then or later. */
    at: moment.optional(),
    limit: z.int().min(1).max(limits.page.max).default(limits.page.default),
  })
  .refine(
    ({ before, after, around, at }) =>
      [before, after, around, at].filter((given) => given !== undefined).length <= 1,
    "Give one of before, after, around and at.",
  );
export type MessagesQuery = z.input<typeof messagesQuery>;

/** A page of the messages that have files. */
export const filesQuery = z.object({
  /** The `next` of the page before. */
  after: opaqueId.optional(),
  limit: z.int().min(1).max(limits.page.max).default(24),
});

export const changesQuery = z.object({
  after: cursor,
  limit: z.int().min(1).max(limits.changes.max).default(limits.changes.default),
});
export type ChangesQuery = z.input<typeof changesQuery>;

/** `turn`: the marker's, as the reader knows it. */
export const readMark = z.object({ seq, turn: z.int().min(0).optional() });
export const unreadMark = z.object({ seq });

// Socket frames.
/** Where to; the rest is a `newMessage`, which is parsed once. */
export const sendFrame = z.looseObject({ roomId: opaqueId });
export const messageFrame = z.object({ id: opaqueId });
export const editFrame = messageFrame.extend({ body: z.unknown() });
export const reactionFrame = messageFrame.extend({ emoji: z.unknown() });
export const readFrame = readMark.extend({ roomId: opaqueId });
export const syncFrame = z.object({
  rooms: z
    .record(opaqueId, cursor)
    .refine((rooms) => Object.keys(rooms).length <= 500, "Ask for 500 rooms at most."),
});
