import { foldedText } from "@/lib/contract/fold-text";
import type { Attached } from "@/lib/contract/search-words";

/** Words to be found in a folded body; `atStart` and `atEnd`: where a word begins or ends there. */
export type Needle = { text: string; atStart: boolean; atEnd: boolean };

/** What somebody typed into the search field, taken apart. */
export type SearchTerms = {
  needles: Needle[];
  /** Folded parts of names. */
  from: string[];
  in: string[];
  /** Moments between which messages were written, in epoch milliseconds. */
  before: number[];
  after: number[];
  has: Attached[];
};

const parts =
  /(?<operator>from|in|before|after|has):(?:"(?<name>[^"]*)"|(?<value>\S+))|"(?<phrase>[^"]*)"?|(?<word>[^\s"]+)/giu;

/** Reads what was typed; what only looks like an operator is searched for as it stands. */
export function readSearchTerms(typed: string): SearchTerms {
  const terms: SearchTerms = { needles: [], from: [], in: [], before: [], after: [], has: [] };
  for (const { 0: all, groups } of typed.matchAll(parts)) {
    const { operator, name, value, phrase, word } = groups ?? {};
    if (operator && addFilter(terms, operator.toLowerCase(), name ?? value ?? "")) continue;
    const needle = phrase === undefined ? wordNeedle(word ?? all) : phraseNeedle(phrase);
    if (needle.text !== "") terms.needles.push(needle);
  }
  return terms;
}

function addFilter(terms: SearchTerms, operator: string, value: string): boolean {
  if (operator === "from" || operator === "in") {
    const name = foldedText(value).trim();
    if (name !== "") terms[operator].push(name);
    return true;
  }
  if (operator === "has") {
    const [kind] = (["file", "link", "image"] as const).filter(
      (one) => one === value.toLowerCase(),
    );
    if (kind) terms.has.push(kind);
    return kind !== undefined;
  }
  const time = /^\d{4}-\d{2}-\d{2}$/.test(value) ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(time)) return false;
  terms[operator === "before" ? "before" : "after"].push(time);
  return true;
}

/** One or two letters mean the beginning of a word: by any part nearly everything would be found. */
function wordNeedle(word: string): Needle {
  const isPrefix = /[^*]\*$/.test(word);
  const text = foldedText(isPrefix ? word.slice(0, -1) : word).trim();
  const isShort = /^[\p{L}\p{N}]{1,2}$/u.test(text);
  return { text, atStart: isPrefix || isShort, atEnd: false };
}

const phraseNeedle = (phrase: string): Needle => ({
  text: foldedText(phrase).trim(),
  atStart: true,
  atEnd: true,
});
