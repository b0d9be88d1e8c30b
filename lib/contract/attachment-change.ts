import * as z from "zod";
import { attachmentLimits } from "./attachments";
import { isWellFormed } from "./text";

/** What a picture shows, in words, for who cannot see it. */
export const attachmentChange = z.object({
  alt: z
    .string("Say what it shows.")
    .max(attachmentLimits.altLength * 2, "That description is too long.")
    .transform((text) => text.replace(/\s+/g, " ").trim())
    .refine((text) => [...text].length <= attachmentLimits.altLength, {
      message: `It can have ${attachmentLimits.altLength} characters at most.`,
    })
    .refine((text) => !text.includes("\0") && isWellFormed(text), {
      message: "It has a character that cannot be stored.",
    }),
});
