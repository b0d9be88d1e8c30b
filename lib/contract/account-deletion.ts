import * as z from "zod";
import { reasonForm } from "./admin-forms";
import { roomField } from "./room-fate";

/** How long a deleted account can be had back by logging in, in days. */
export const undoDays = 7;

const fate = z.enum(["handOver", "delete"], "Choose what becomes of this room.");
export type RoomFate = z.infer<typeof fate>;

const wishes = z.object({
  messages: z.enum(["keep", "delete"], "Choose what becomes of the messages."),
  when: z.enum(["later", "now"], "Choose when."),
});

/** `room-ID` says what becomes of a room one owns; those not named are handed over. */
export const accountDeletion = wishes
  .extend({ presentPassword: z.string().min(1, "Type your password.").max(10_000) })
  .catchall(z.string())
  .transform(({ presentPassword, messages, when, ...others }, context) => {
    return { presentPassword, messages, when, rooms: readFates(others, context) };
  });

/** The same of somebody else's account, by an administrator, who says why. */
export const userDeletion = wishes
  .extend(reasonForm.shape)
  .catchall(z.string())
  .transform(({ reason, messages, when, ...others }, context) => {
    return { reason, messages, when, rooms: readFates(others, context) };
  });

function readFates(fields: Record<string, string>, context: z.RefinementCtx) {
  const rooms = new Map<string, RoomFate>();
  for (const [name, value] of Object.entries(fields)) {
    if (!name.startsWith(roomField)) continue;
    const parsed = fate.safeParse(value);
    if (parsed.success) rooms.set(name.slice(roomField.length), parsed.data);
    else context.addIssue({ code: "custom", path: [name], message: "Choose one of the two." });
  }
  return rooms;
}
