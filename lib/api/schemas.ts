import * as z from "zod";
import { errorStatus } from "@/lib/contract/errors";
import {
  banView,
  invitationView,
  memberView,
  messageEditView,
  messageView,
  openRoomView,
  ownWaitView,
  roomView,
  waitingView,
} from "@/lib/contract/views";

const codes = Object.keys(errorStatus) as (keyof typeof errorStatus)[];

export const failureSchema = z.object({
  error: z.object({
    code: z.enum(codes),
    message: z.string(),
    fields: z.record(z.string(), z.array(z.string())).optional(),
    retryAfterMs: z.int().optional(),
    waitlist: z.boolean().optional(),
  }),
});

// Lists are objects, so that they can grow.
export const roomList = z.object({ rooms: z.array(roomView) });
export const openRoomList = z.object({
  rooms: z.array(openRoomView),
  next: z.string().nullable(),
});
export const messageList = z.object({ messages: z.array(messageView) });
export const editList = z.object({ edits: z.array(messageEditView) });
export const memberList = z.object({ members: z.array(memberView) });
export const invitationList = z.object({ invitations: z.array(invitationView) });
export const banList = z.object({ bans: z.array(banView) });
export const waitingList = z.object({ waiting: z.array(waitingView) });
export const ownWaitList = z.object({ waits: z.array(ownWaitView) });
