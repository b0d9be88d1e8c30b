import * as z from "zod";
import { roomField } from "./room-fate";

/** How long a deleted account can be had back by logging in, in days. */
export const undoDays = 7;

const fate = z.enum(["handOver", "delete"], "Choose what becomes of this room.");
export type RoomFate = z.infer<typeof fate>;

/** `room-ID` says what becomes of a room one owns; those not named are handed over. */
export const accountDeletion = z
  .object({
    presentPassword: z.string().min(1, "Type your password.").max(10_000),
    messages: z.enum(["keep", "delete"], "Choose what becomes of your messages."),
    when: z.enum(["later", "now"], "Choose when."),
  })
  .catchall(z.string())
  .transform(({ presentPassword, messages, when, ...others }, context) => {
    const rooms = new Map<string, RoomFate>();
    for (const [name, value] of Object.entries(others)) {
      if (!name.startsWith(roomField)) continue;
      const parsed = fate.safeParse(value);
      if (parsed.success) rooms.set(name.slice(roomField.length), parsed.data);
      else context.addIssue({ code: "custom", path: [name], message: "Choose one of the two." });
    }
    return { presentPassword, messages, when, rooms };
  });
