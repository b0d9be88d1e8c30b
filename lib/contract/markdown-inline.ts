import type { FindName, Inline } from "./markdown";
import { belongTogether, kindOf, type Run, runLength, type Sign } from "./markdown-signs";
import { addressAt, isSafeAddress, pretends } from "./web-address";

/** Signs that may open what a later one closes; `at` is where they stand among the parts. */
type Opener = { sign: Sign; count: number; at: number; run: Run };

/** Open signs at the same time: deeper than anybody writes, and what bounds the tree's depth. */
const mostOpen = 24;
/** A longer row of one sign is a line that somebody drew. */
const longestRun = 3;

const stops = /[\\`*_~|[\]<@#]|h(?=ttps?:\/\/)|\n(?=\n)/gi;
const escapable = /[!-/:-@[-`{-~]/;
const destination = /\(<?((?:[^\s()<>]|\([^\s()<>]*\)){1,2000})>?\)/y;
const isWord = (letter: string) => /[\p{L}\p{M}\p{N}]/u.test(letter);
const isSpace = (letter: string) => letter === "" || /\s/.test(letter);

/** The words of one paragraph, in time that grows with their length, whatever they are. */
export function parseInline(text: string, findName?: FindName): Inline[] {
  return new InlineParser(text, findName).parse();
}

class InlineParser {
  private at = 0;
  private parts: Inline[] = [];
  private openers: Opener[] = [];
  private brackets: number[] = [];
  /** Where the last row of so many backticks begins. */
  private lastTicks: Map<number, number> | null = null;

  constructor(
    private readonly text: string,
    private readonly findName: FindName | undefined,
  ) {}

  parse(): Inline[] {
    const { text } = this;
    while (this.at < text.length) {
      stops.lastIndex = this.at;
      const stop = stops.exec(text)?.index ?? text.length;
      if (stop > this.at) this.say(text.slice(this.at, stop));
      this.at = stop;
      if (stop < text.length && !this.take(text.charAt(stop))) this.say(text.charAt(this.at++));
    }
    return joined(this.parts);
  }

  private take(letter: string): boolean {
    switch (letter) {
      case "\\":
        return this.takeEscaped();
      case "`":
        return this.takeCode();
      case "*":
      case "_":
      case "~":
      case "|":
        return this.takeSigns(letter);
      case "[":
        this.brackets.push(this.parts.length);
        return false;
      case "]":
        return this.takeLink();
      case "<":
        return this.takeAddress(1);
      case "@":
      case "#":
        return this.takeName();
      case "\n":
        return this.takeBreak();
      default:
        return this.takeAddress(0);
    }
  }

  private say(text: string): void {
    this.parts.push({ kind: "text", text });
  }

  private before(): string {
    return letterBefore(this.text, this.at);
  }

  private takeEscaped(): boolean {
    const next = this.text.charAt(this.at + 1);
    if (next === "" || !escapable.test(next)) return false;
    this.say(next);
    this.at += 2;
    return true;
  }

  private takeCode(): boolean {
    const { text, at } = this;
    const count = runLength(text, at);
    this.lastTicks ??= lastRuns(text);
    if ((this.lastTicks.get(count) ?? at) <= at) {
      this.say(text.slice(at, at + count));
      this.at += count;
      return true;
    }
    const end = findRun(text, at + count, count);
    const inside = text.slice(at + count, end).replace(/\n/g, " ");
    const isPadded = /^ .*[^ ].* $/.test(inside);
    this.parts.push({ kind: "code", text: isPadded ? inside.slice(1, -1) : inside });
    this.at = end + count;
    return true;
  }

  private takeSigns(sign: Sign): boolean {
    const { text, at } = this;
    const length = runLength(text, at);
    const before = this.before();
    this.at += length;
    const after = String.fromCodePoint(text.codePointAt(this.at) ?? 32);
    const isPair = sign === "*" || sign === "_" || length === 2;
    const isSign = isPair && length <= longestRun;
    const closes = isSign && !isSpace(before) && !(sign === "_" && isWord(after));
    const opens = isSign && !isSpace(after) && !(sign === "_" && isWord(before));
    const run = { length, isBoth: closes && opens };
    const left = closes ? this.close(sign, run) : length;
    if (left === 0) return true;
    if (opens && this.openers.length < mostOpen) {
      this.openers.push({ sign, count: left, at: this.parts.length, run });
    }
    this.say(sign.repeat(left));
    return true;
  }

  /** Ends what earlier signs began; answers how many of these are left over. */
  private close(sign: Sign, run: Run): number {
    let left = run.length;
    while (left > 0) {
      const opener = this.lastOpener(sign, run);
      if (!opener || opener.at + 1 === this.parts.length) break;
      const used = Math.min(left, opener.count, 2);
      const children = joined(this.parts.splice(opener.at + 1));
      opener.count -= used;
      left -= used;
      this.parts.pop();
      if (opener.count === 0) this.openers.pop();
      else this.say(sign.repeat(opener.count));
      this.parts.push({ kind: kindOf(sign, used), children });
      this.dropBrackets(opener.at);
    }
    return left;
  }

  /** Those between it and here have nothing that closes them any more. */
  private lastOpener(sign: Sign, run: Run): Opener | undefined {
    const index = this.openers.findLastIndex(
      (opener) => opener.sign === sign && belongTogether(opener.run, run),
    );
    if (index < 0) return undefined;
    this.openers.length = index + 1;
    return this.openers[index];
  }

  private dropBrackets(from: number): void {
    while ((this.brackets.at(-1) ?? -1) >= from) this.brackets.pop();
  }

  private takeLink(): boolean {
    const from = this.brackets.pop();
    if (from === undefined || from + 1 === this.parts.length) return false;
    destination.lastIndex = this.at + 1;
    const found = destination.exec(this.text);
    const href = found?.[1];
    if (!found || !href || !isSafeAddress(href)) return false;
    const children = joined(this.parts.slice(from + 1));
    if (pretends(wordsOf(children), href)) return false;
    this.openers = this.openers.filter(({ at }) => at < from);
    this.parts.length = from;
    this.link({ kind: "link", href, bare: false, children });
    this.at += 1 + found[0].length;
    return true;
  }

  /** Links do not nest. */
  private link(link: Inline): void {
    this.parts.push(link);
    this.brackets = [];
  }

  private takeAddress(skip: 0 | 1): boolean {
    const { text, at } = this;
    if (skip === 0 && isWord(this.before())) return false;
    const href = addressAt(text, at + skip);
    if (!href) return false;
    const end = at + skip + href.length;
    if (skip === 1 && text.charAt(end) !== ">") return false;
    this.link({ kind: "link", href, bare: true, children: [{ kind: "text", text: href }] });
    this.at = end + skip;
    return true;
  }

  private takeName(): boolean {
    if (!this.findName || isWord(this.before())) return false;
    const found = this.findName(this.text, this.at);
    if (!found) return false;
    this.parts.push(found.name);
    this.at = found.end;
    return true;
  }

  /** Nothing that is opened in one stanza is closed in another. */
  private takeBreak(): boolean {
    this.openers = [];
    this.brackets = [];
    return false;
  }
}

/** Where the last row of each length begins, so that no search is in vain. */
function lastRuns(text: string): Map<number, number> {
  const last = new Map<number, number>();
  for (const { 0: run, index } of text.matchAll(/`+/g)) last.set(run.length, index);
  return last;
}

/** Where the next row of exactly so many backticks begins; there is one. */
function findRun(text: string, from: number, count: number): number {
  let at = text.indexOf("`", from);
  for (let length = runLength(text, at); length !== count; length = runLength(text, at)) {
    at = text.indexOf("`", at + length);
  }
  return at;
}

function letterBefore(text: string, at: number): string {
  const unit = text.charAt(at - 1);
  return /[\udc00-\udfff]/.test(unit) ? text.slice(Math.max(0, at - 2), at) : unit;
}

function wordsOf(parts: readonly Inline[]): string {
  return parts.map((part) => ("children" in part ? wordsOf(part.children) : part.text)).join("");
}

function joined(parts: readonly Inline[]): Inline[] {
  const all: Inline[] = [];
  for (const part of parts) {
    const last = all.at(-1);
    if (part.kind === "text" && last?.kind === "text") last.text += part.text;
    else if (part.kind === "text") all.push({ ...part });
    else all.push(part);
  }
  return all;
}
