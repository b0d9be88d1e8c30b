import * as z from "zod";
import { limits } from "./limits";
import { opaqueId } from "./rooms";
import { codePoints, isWellFormed, normalizeBody } from "./text";

/** A message's text: Unicode, LF line breaks, neither blank nor over the limit. */
export const body = z
  .string("Type a message.")
  .max(limits.frameBytes, "That message is too long.")
  .transform(normalizeBody)
  .refine((text) => !text.includes("\0") && isWellFormed(text), {
    message: "The message has a character that cannot be stored.",
    abort: true,
  })
  .refine((text) => text.trim() !== "", { message: "Type a message.", abort: true })
  .refine((text) => codePoints(text) <= limits.bodyLength, {
    error: ({ input }) =>
      `Too long by ${codePoints(String(input)) - limits.bodyLength} characters.`,
  });

export const clientId = z
  .string()
  .regex(limits.clientId, "A clientId has 1 to 64 of A-Z, a-z, 0-9, _ and -.");

/** `attachmentIds` are refused until files exist, not ignored. */
export const newMessage = z.object({
  clientId,
  body,
  replyToId: opaqueId.optional(),
  attachmentIds: z.array(z.never("Files are not available on this server.")).optional(),
});
export type NewMessage = z.input<typeof newMessage>;

/** What an edit changes. */
export const messageEdit = z.object({ body });
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

export const changesQuery = z.object({
  after: cursor,
  limit: z.int().min(1).max(limits.changes.max).default(limits.changes.default),
});
export type ChangesQuery = z.input<typeof changesQuery>;

/** `turn`: the marker's, as the reader knows it. */
export const readMark = z.object({ seq, turn: z.int().min(0).optional() });
export const unreadMark = z.object({ seq });

// Socket frames.
export const sendFrame = newMessage.extend({ roomId: opaqueId });
export const messageFrame = z.object({ id: opaqueId });
export const editFrame = messageFrame.extend({ body: z.unknown() });
export const reactionFrame = messageFrame.extend({ emoji: z.unknown() });
export const readFrame = readMark.extend({ roomId: opaqueId });
export const syncFrame = z.object({
  rooms: z
    .record(opaqueId, cursor)
    .refine((rooms) => Object.keys(rooms).length <= 500, "Ask for 500 rooms at most."),
});
