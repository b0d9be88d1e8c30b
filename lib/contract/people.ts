import * as z from "zod";
import { isWellFormed } from "./text";
import { userView } from "./views";

const words = z
  .string()
  .trim()
  .min(1, "Give some letters of a name.")
  .max(200, "Give fewer words.")
  .refine((text) => !text.includes("\0") && isWellFormed(text), "Give another name.");

export const peopleQuery = z.object({
  /** Parts of a name. */
  q: z.union([words, z.number().transform(String)]),
  limit: z.int().min(1).max(50).default(20),
});

export const peopleList = z.object({ people: z.array(userView) });
export type PeopleList = z.infer<typeof peopleList>;
