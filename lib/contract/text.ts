/** Controls (C0, C1), bidirectional overrides and isolates (UAX #9), invisible fillers. */
const unsafe =
  /[\u0000-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/u;

/** More combining marks on one letter than living scripts need. */
const stackedMarks = /\p{M}{9,}/u;

/** False for text with half of a surrogate pair, which UTF-8 cannot carry. */
export function isWellFormed(text: string): boolean {
  return !/\p{Surrogate}/u.test(text);
}

/** Whether a line can stand in a list without reordering or hiding its neighbours. */
export function isSafeName(text: string): boolean {
  return isWellFormed(text) && !unsafe.test(text) && !stackedMarks.test(text);
}

/** Characters as the limits count them: code points, not UTF-16 units. */
export function codePoints(text: string): number {
  let count = 0;
  for (const _ of text) count++;
  return count;
}

/** A message's body as it is stored: line breaks are LF, whatever a form or paste sent. */
export function normalizeBody(text: string): string {
  return text.replace(/\r\n?/g, "\n");
}

/** The first line's worth of a body, for lists and quotes; at most `length` code points. */
export function excerpt(text: string, length = 140): string {
  const line = text.replace(/\s+/g, " ").trim();
  const points = [...line];
  return points.length <= length ? line : `${points.slice(0, length - 1).join("")}…`;
}
