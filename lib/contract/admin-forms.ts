import * as z from "zod";
import { email } from "./accounts";
import { profileForm } from "./profile";
import { newRoomForm } from "./rooms";
import { codePoints, isSafeName } from "./text";

const reasonLength = 300;

/** Why something is done, in the administrator's own words; it goes into the audit. */
export const reasonForm = z.object({
  reason: z
    .string("Reason is missing.")
    .trim()
    .min(1, "Say why. It goes into the audit.")
    .refine(isSafeName, "Reason has a character that cannot be shown. Type it again.")
    .refine(
      (text) => codePoints(text) <= reasonLength,
      `Reason can have ${reasonLength} characters at most.`,
    ),
});

/** What an administrator may change of an account. */
export const userEdit = profileForm.extend({ email });

/** What an administrator may change of a room, as the form sends it. */
export const roomEdit = newRoomForm.pick({
  name: true,
  topic: true,
  memberLimit: true,
  kind: true,
});

/** Giving somebody a role; making an owner is handing the room over. */
export const roleEdit = z.object({ role: z.enum(["moderator", "member"], "Choose a role.") });
