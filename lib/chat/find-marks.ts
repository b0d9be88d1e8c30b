import { foldedText, foldText } from "@/lib/contract/fold-text";
import { isLetterAt } from "@/lib/contract/search-words";
import type { Needle } from "./search-terms";

/** A part of a text, in UTF-16 units: from, and up to but without. */
export type Mark = [from: number, to: number];

/** Whether every needle is somewhere in a body. */
export function hasNeedles(body: string, needles: readonly Needle[]): boolean {
  if (needles.length === 0) return true;
  const folded = foldedText(body);
  return needles.every((needle) => placeOf(folded, needle, 0) >= 0);
}

/** Where the needles are in a body: in order, without overlaps, `most` at most. */
export function findMarks(body: string, needles: readonly Needle[], most: number): Mark[] {
  const { text, starts, ends } = foldText(body);
  const found: Mark[] = [];
  for (const needle of needles) {
    let at = placeOf(text, needle, 0);
    for (let count = 0; at >= 0 && count < most; count++) {
      const last = at + needle.text.length - 1;
      found.push([starts[at] ?? 0, ends[last] ?? body.length]);
      at = placeOf(text, needle, last + 1);
    }
  }
  found.sort(([a], [b]) => a - b);
  return merged(found).slice(0, most);
}

function merged(marks: Mark[]): Mark[] {
  const all: Mark[] = [];
  for (const [from, to] of marks) {
    const last = all.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else all.push([from, to]);
  }
  return all;
}

function placeOf(text: string, { text: wanted, atStart, atEnd }: Needle, from: number): number {
  let at = text.indexOf(wanted, from);
  while (at >= 0) {
    const begins = !atStart || !joins(text, at);
    if (begins && (!atEnd || !joins(text, at + wanted.length))) return at;
    at = text.indexOf(wanted, at + 1);
  }
  return -1;
}

/** Whether one word goes on across a place; where words are not spaced, any place is between two. */
const joins = (text: string, at: number) => isLetterAt(text, at - 1) && isLetterAt(text, at);
