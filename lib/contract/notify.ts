import * as z from "zod";

/** What calls the reader in a room; null ends the quiet. */
export const notifyChange = z
  .object({
    notify: z.enum(["all", "mentions", "none"]).optional(),
    mutedUntil: z.iso.datetime("Give a time in ISO 8601, in UTC.").nullable().optional(),
  })
  .refine(({ notify, mutedUntil }) => notify !== undefined || mutedUntil !== undefined, {
    message: "Give notify or mutedUntil.",
  });
export type NotifyChange = z.input<typeof notifyChange>;
