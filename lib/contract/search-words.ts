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

/** Words that are together so short are in so many messages that only being neighbours tells those apart. */
const pairLength = 6;

/**
 * What the index holds of a message, separated by spaces: its room, whether it has a link, the pieces
 * of its words, and short words with the ones behind them. Part of what is stored: when it changes, a
 * migration has to fill the index again (docs/decisions/008-search-by-pieces.md).
 */
export function searchWords(body: string, roomId: string): string {
  const words = new Set([roomWord(roomId), ...(hasLink(body) ? [linkWord] : [])]);
  const all = runsIn(foldedText(body));
  for (const [at, { run, isUnspaced }] of all.entries()) {
    const pair = pairAt(all, at);
    if (pair) words.add(pair);
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

/** A folded text that is searched for, and whether it begins or ends where a word does. */
export type Sought = { text: string; atStart?: boolean; atEnd?: boolean };

/** The pieces that every message has which contains `text`, the rarest first; none without letters. */
export function piecesOf({ text, atStart = false, atEnd = false }: Sought): string[] {
  const all = runsIn(text);
  // At the edges there may be parts of words, whose neighbours are unknown.
  const [first, last] = [atStart ? 0 : 1, atEnd ? all.length - 1 : all.length - 2];
  const pairs = new Map<number, string>();
  for (let at = first; at < last; at++) {
    const pair = pairAt(all, at);
    if (pair) pairs.set(at, pair);
  }
  const pieces = new Set(pairs.values());
  for (const [at, { run, isUnspaced }] of all.entries()) {
    if (pairs.has(at) || pairs.has(at - 1)) continue;
    const points = pointsOf(run);
    const length = isUnspaced ? 2 : 3;
    if (points.length >= length) addPieces(pieces, points, length);
    else pieces.add(run);
  }
  return [...pieces];
}

type Run = { run: string; isUnspaced: boolean };

/** A word and the one behind it, where both are short; between them is what no word has. */
function pairAt(all: readonly Run[], at: number): string | null {
  const [one, next] = [all[at], all[at + 1]];
  if (!one || !next || one.isUnspaced || next.isUnspaced) return null;
  return one.run.length + next.run.length <= pairLength ? `${one.run}·${next.run}` : null;
}

/** The words of a folded text, and what a script without spaces has between other signs. */
function runsIn(folded: string): Run[] {
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
