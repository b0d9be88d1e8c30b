import * as z from "zod";
import { codePoints, isSafeName } from "./text";

/** One line that names something: trimmed, Unicode kept, what could deceive a reader refused. */
export function nameSchema(what: string, { min, max }: { min: number; max: number }) {
  return z
    .string(`${what} is missing.`)
    .trim()
    .refine(isSafeName, {
      message: `${what} has a character that cannot be shown. Type it again.`,
      abort: true,
    })
    .refine((text) => codePoints(text) >= min, {
      message: min === 1 ? `${what} is missing.` : `${what} needs ${min} characters or more.`,
      abort: true,
    })
    .refine((text) => codePoints(text) <= max, {
      message: `${what} can have ${max} characters at most.`,
    });
}
