import * as z from "zod";
import { opaqueId } from "./rooms";
import { isWellFormed } from "./text";
import { messageView } from "./views";

const storable = (text: string) => !text.includes("\0") && isWellFormed(text);
const words = z
  .string()
  .max(500, "Search for fewer words.")
  .refine(storable, "Search for something else.");

/** A day, or a moment of it. */
const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}(T[\d:.]+Z)?$/, "Give a day as in 2026-03-24.")
  .refine((text) => !Number.isNaN(Date.parse(text)), "There is no such day.");

export const searchQuery = z.object({
  /** Words, "quoted phrases", begin*, and from: in: before: after: has:link has:file has:image, as people type them. */
  q: z.union([words, z.number().transform(String)]).default(""),
  room: z.union([opaqueId, z.int().transform(String)]).optional(),
  /** Part of the author's name, or their id. */
  from: z.union([words, z.number().transform(String)]).optional(),
  before: day.optional(),
  after: day.optional(),
  limit: z.int().min(1).max(100).default(20),
  /** The `next` of the page before. */
  next: z
    .union([
      z.int(),
      z
        .string()
        .regex(/^\d{1,10}$/)
        .transform(Number),
    ])
    .optional(),
});
export type SearchQuery = z.input<typeof searchQuery>;

/** `marks` are the parts of `snippet` that were searched for, in UTF-16 units. */
export const searchResult = z.object({
  message: messageView,
  room: z.object({ id: z.string(), name: z.string() }),
  snippet: z.string(),
  marks: z.array(z.tuple([z.int(), z.int()])),
});
export type SearchResult = z.infer<typeof searchResult>;

/** Newest first; `next` is there as long as there are older messages to look at, found or not. */
export const searchPage = z.object({ results: z.array(searchResult), next: z.string().nullable() });
export type SearchPage = z.infer<typeof searchPage>;
