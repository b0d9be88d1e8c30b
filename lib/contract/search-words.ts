import { foldedText } from "./fold-text";

/** Scripts that put no spaces between words, or few: any two characters may be one. */
const unspaced =
  "\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}\\p{Script=Tibetan}\\p{Script=Hangul}\\u30fc";
const runs = new RegExp(
  `(?<unspaced>[${unspaced}]+)|(?<spaced>(?:(?![${unspaced}])[\\p{L}\\p{N}\\p{M}])+)|\\p{Extended_Pictographic}`,
  "gu",
);

const spacedLetter = new RegExp(`(?![${unspaced}])[\\p{L}\\p{N}\\p{M}]`, "u");

/** Whether a folded text has, at a place, a letter of a script that puts spaces between words. */
export function isLetterAt(folded: string, at: number): boolean {
  // The second half of a pair stands for the whole.
  const start = /[\udc00-\udfff]/.test(folded.charAt(at)) ? at - 1 : at;
  const point = folded.codePointAt(start);
  return point !== undefined && spacedLetter.test(String.fromCodePoint(point));
}

const link = /\bhttps?:\/\//i;

/** Whether a body has a link in it. */
export function hasLink(body: string): boolean {
  return link.test(body);
}

/** What a message may have beside words; longer than any piece, so no text can look like one. */
export type Attached = "file" | "image" | "link";
const linkWord: Attached = "link";

/** The word that stands for a room in the index: searching begins in one's own rooms. */
export function roomWord(roomId: string): string {
  return `room${roomId.replace(/[^A-Za-z0-9]/g, "").toLowerCase()}`;
}

/**
 * What the index holds of a message, separated by spaces: its room, whether it has a link, and the
 * pieces of its words. Part of what is stored: when it changes, a migration has to fill the index
 * again (docs/decisions/008-search-by-pieces.md).
 */
export function searchWords(body: string, roomId: string): string {
  const words = new Set([roomWord(roomId), ...(hasLink(body) ? [linkWord] : [])]);
  for (const { run, isUnspaced } of runsIn(foldedText(body))) {
    const points = pointsOf(run);
    if (isUnspaced) {
      for (const point of points) words.add(point);
      addPieces(words, points, 2);
    } else {
      // By its first letters a word is found from two on, by any part from three on.
      words.add(pieceOf(points, 0, 2));
      if (points.length > 2) addPieces(words, points, 3);
    }
  }
  return [...words].join(" ");
}

/** The pieces that every message has which contains `folded`; none where it has no letters. */
export function piecesOf(folded: string): string[] {
  const pieces = new Set<string>();
  for (const { run, isUnspaced } of runsIn(folded)) {
    const points = pointsOf(run);
    const length = isUnspaced ? 2 : 3;
    if (points.length >= length) addPieces(pieces, points, length);
    else pieces.add(run);
  }
  return [...pieces];
}

/** The words of a folded text, and what a script without spaces has between other signs. */
function runsIn(folded: string): { run: string; isUnspaced: boolean }[] {
  // The same for ASCII, in half of the time.
  if (/^[\x20-\x7e]*$/.test(folded)) {
    return (folded.match(/[a-z0-9]+/g) ?? []).map((run) => ({ run, isUnspaced: false }));
  }
  return Array.from(folded.matchAll(runs), ({ 0: run, groups }) => ({
    run,
    isUnspaced: groups?.unspaced !== undefined,
  }));
}

/** Code points in their order; cutting a text is many times as fast as an array, where it can be cut. */
type Points = string | string[];

const pair = /[\ud800-\udfff]/;
const pointsOf = (run: string): Points => (pair.test(run) ? [...run] : run);

function pieceOf(points: Points, at: number, length: number): string {
  const piece = points.slice(at, at + length);
  return typeof piece === "string" ? piece : piece.join("");
}

function addPieces(pieces: Set<string>, points: Points, length: number): void {
  for (let at = 0; at + length <= points.length; at++) pieces.add(pieceOf(points, at, length));
}
