/** What is being typed at the caret and can be completed: `from` is where its sign stands. */
export type CaretWord = { sign: "@" | "#" | ":"; query: string; from: number };

/** Names have spaces; a whole sentence behind a sign is none. */
const names = /(?<![\p{L}\p{M}\p{N}])([@#])((?:[^\s@#]+ ){0,3}[^\s@#]*)$/u;
/** Two letters at least: ":)" and "at 10:30" are not meant. */
const shortcode = /(?<![\p{L}\p{M}\p{N}:])(:)([a-z0-9_+-]{2,40})$/u;
const closedShortcode = /(?<![\p{L}\p{M}\p{N}:]):([a-z0-9_+-]{2,40}):$/u;
/** As far back as a word is looked for. */
const reach = 80;

/** The word that ends at the caret and begins with a sign, or null. */
export function wordAtCaret(text: string, caret: number): CaretWord | null {
  const before = text.slice(Math.max(0, caret - reach), caret);
  const [found, sign, query] = shortcode.exec(before) ?? names.exec(before) ?? [];
  if (found === undefined || query === undefined) return null;
  return { sign: sign as CaretWord["sign"], query, from: caret - found.length };
}

/** The shortcode that has just been closed at the caret, ":smile:", or null. */
export function shortcodeAtCaret(
  text: string,
  caret: number,
): { code: string; from: number } | null {
  const found = closedShortcode.exec(text.slice(Math.max(0, caret - reach), caret));
  return found?.[1] ? { code: found[1], from: caret - found[0].length } : null;
}
