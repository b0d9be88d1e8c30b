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
  .object({ name: roomName, topic, memberLimit, kind })
  .partial()
  .refine((change) => Object.keys(change).length > 0, "Name at least one thing to change.");
export type RoomChange = z.infer<typeof roomChange>;

export const memberChange = z.object({ role: z.enum(["owner", "moderator", "member"]) });
export type MemberChange = z.infer<typeof memberChange>;

export const newInvitation = z.object({
  expiresInDays: z.int().min(1).max(365).optional(),
  uses: z.int().min(1).max(10_000).optional(),
});
export type NewInvitation = z.infer<typeof newInvitation>;

/** Ids and codes are opaque; the bound only keeps nonsense out of the database. */
export const opaqueId = z.string().min(1).max(64);

export const openRoomsQuery = z.object({
  q: z.string().max(200).optional(),
  after: z.string().max(300).optional(),
});
export type OpenRoomsQuery = z.infer<typeof openRoomsQuery>;
