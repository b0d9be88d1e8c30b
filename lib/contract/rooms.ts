import * as z from "zod";
import { limits } from "./limits";
import { nameSchema } from "./names";
import { codePoints, isSafeName } from "./text";

const { memberLimit: seats, topicLength } = limits;

const topic = z
  .string()
  .trim()
  .refine(isSafeName, { message: "Topic has a character that cannot be shown.", abort: true })
  .refine(
    (text) => codePoints(text) <= topicLength,
    `Topic can have ${topicLength} characters at most.`,
  );

const memberLimit = z
  .int(`Type a whole number from ${seats.min} to ${seats.max}.`)
  .min(seats.min, `A room has ${seats.min} seats or more.`)
  .max(seats.max, `A room has ${seats.max.toLocaleString("en")} seats at most.`);

const kind = z.enum(["open", "closed"], "Choose open or closed.");

/** Ids and codes are opaque; this only keeps out of the database what it could not even look up. */
export const opaqueId = z.string().regex(/^[\w-]{1,64}$/, "That is no id.");

export const roomName = nameSchema("Room name", limits.roomName);

export const newRoom = z.object({
  name: roomName,
  kind,
  memberLimit: memberLimit.default(seats.default),
  topic: topic.default(""),
});
export type NewRoom = z.input<typeof newRoom>;

/** The same room as a form sends it: every field is text. */
export const newRoomForm = newRoom.extend({
  memberLimit: z
    .string()
    .trim()
    .regex(/^\d{1,9}$/, `Type a whole number from ${seats.min} to ${seats.max}.`)
    .transform(Number)
    .pipe(memberLimit),
});

export const roomChange = z
  .object({
    name: roomName,
    topic,
    memberLimit,
    kind,
    autoAdmit: z.boolean(),
    linkPreviews: z.boolean(),
  })
  .partial()
  .refine((change) => Object.keys(change).length > 0, "Name at least one thing to change.");
export type RoomChange = z.infer<typeof roomChange>;

export const memberChange = z.object({ role: z.enum(["owner", "moderator", "member"]) });
export type MemberChange = z.infer<typeof memberChange>;

/** Taking a seat away; as it comes in a body, a query or a form. */
export const removal = z.object({
  /** Also deletes what they wrote here in the last 24 hours. */
  deleteRecent: z.union([z.boolean(), z.stringbool()]).default(false),
});
export type Removal = { deleteRecent?: boolean };

/** Leaving; `heirId` is whom an owner hands the room to, instead of the longest-standing. */
export const leaving = z.object({ heirId: opaqueId.optional() });
export type Leaving = z.infer<typeof leaving>;

/** Letting somebody in from the waitlist; `raiseLimit` adds a seat where there is none. */
export const admission = z.object({ raiseLimit: z.boolean().default(false) });
export type Admission = { raiseLimit?: boolean };

/** One's own name for a room; null takes it back. */
export const ownRoomName = z.object({
  name: nameSchema("Your name for the room", limits.ownRoomName).nullable(),
});

export const newInvitation = z.object({
  expiresInDays: z.int().min(1).max(365).optional(),
  uses: z.int().min(1).max(10_000).optional(),
});
export type NewInvitation = z.infer<typeof newInvitation>;

const storable = (text: string) => !text.includes("\0");

export const openRoomsQuery = z.object({
  q: z.string().max(200).refine(storable, "Search for something else.").optional(),
  /** An id and a searchable name, which may be many times as long as the name. */
  after: z.string().max(1_200).refine(storable, "Use the `next` of the page before.").optional(),
});
export type OpenRoomsQuery = z.infer<typeof openRoomsQuery>;
