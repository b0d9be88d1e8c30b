import { plainText } from "@/lib/contract/plain-text";
import { findMarks, hasNeedles, type Mark } from "./find-marks";
import type { Needle } from "./search-terms";

/** About two lines, and how much of them stands before the first mark; in UTF-16 units. */
const length = 220;
const lead = 60;
const mostMarks = 20;

/**
 * The part of a body around what was searched for, in one line and as it reads without its marks,
 * and where that is in it. What stands in the marks only, an address perhaps, is shown with them.
 */
export function snippetOf(written: string, needles: readonly Needle[]) {
  const plain = plainText(written);
  const body = hasNeedles(plain, needles) && plain.trim() !== "" ? plain : written;
  const found = findMarks(body, needles, mostMarks);
  const first = found[0]?.[0] ?? 0;
  const start = first <= lead ? 0 : wordStart(body, first - lead, first);
  const end = Math.min(body.length, start + length);
  const stop = isInPair(body, end) ? end - 1 : end;
  const before = start > 0 ? "…" : "";
  const shift = before.length - start;
  const marks = found
    .filter(([from]) => from < stop)
    .map(([from, to]): Mark => [from + shift, Math.min(to, stop) + shift]);
  // One character for one: the marks stay where they are.
  const line = body.slice(start, stop).replace(/\s/g, " ");
  return { snippet: `${before}${line}${stop < body.length ? "…" : ""}`, marks };
}

/** Behind a space where there is one on the way, else not within a character. */
function wordStart(body: string, from: number, to: number): number {
  const space = body.slice(from, to).search(/\s/);
  if (space >= 0) return from + space + 1;
  return isInPair(body, from) ? from + 1 : from;
}

const isInPair = (text: string, at: number) => /[\udc00-\udfff]/.test(text.charAt(at));
