import { limits } from "@/lib/contract/limits";
import { codePoints, normalizeBody } from "@/lib/contract/text";

/** How far a text is from the limit of a message; `over` is 0 while it fits. */
export type ComposerCount = { left: number; over: number };

/**
 * Counts what the composer holds once it is worth telling: from 90 % of the limit, null before.
 * Code points never outnumber UTF-16 units, so short texts need no counting.
 */
export function composerCount(text: string): ComposerCount | null {
  const worthTelling = limits.bodyLength * 0.9;
  if (text.length < worthTelling) return null;
  const used = codePoints(normalizeBody(text));
  if (used < worthTelling) return null;
  return {
    left: Math.max(0, limits.bodyLength - used),
    over: Math.max(0, used - limits.bodyLength),
  };
}
