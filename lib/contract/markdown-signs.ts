export type Sign = "*" | "_" | "~" | "|";

/** A row of one sign as it was written: how long, and whether it could close as well as open. */
export type Run = { length: number; isBoth: boolean };

/** What a pair of signs makes of the words between; `used` of each row are taken for it. */
export function kindOf(sign: Sign, used: number): "strong" | "emphasis" | "strike" | "spoiler" {
  if (sign === "~") return "strike";
  if (sign === "|") return "spoiler";
  return used === 2 ? "strong" : "emphasis";
}

/** CommonMark's rule of three: the one star in "**2*3**" ends nothing. */
export function belongTogether(a: Run, b: Run): boolean {
  if (!a.isBoth && !b.isBoth) return true;
  return (a.length + b.length) % 3 !== 0 || (a.length % 3 === 0 && b.length % 3 === 0);
}

/** How often the character at a place stands there in a row. */
export function runLength(text: string, at: number): number {
  let end = at + 1;
  while (text.charAt(end) === text.charAt(at)) end++;
  return end - at;
}
