import { type BlockParser, type InlineParser, parser, Strikethrough, Table } from "@lezer/markdown";
import { addressAt } from "./web-address";

/** Quotes and lists within each other; what lies deeper is text. A list counts twice: its items do. */
const deepest = 12;

const isSpace = (code: number) => code < 0 || /\s/.test(String.fromCharCode(code));
const isWord = (letter: string) => /[\p{L}\p{M}\p{N}]/u.test(letter);

/** A line that is words whatever it looks like: a face like ">_<" quotes nothing. */
const plainLine: BlockParser = {
  name: "PlainLine",
  before: "LinkReference",
  parse(cx, line) {
    const isFace = line.next === 62 && !/^>(?:[ >]|$)/.test(line.text.slice(line.pos));
    if (!isFace && cx.depth <= deepest) return false;
    const from = cx.lineStart + line.pos;
    const words = line.text.slice(line.pos);
    cx.addElement(
      cx.elt("Paragraph", from, from + words.length, cx.parser.parseInline(words, from)),
    );
    cx.nextLine();
    return true;
  },
};

/** What stands below a quote or a list without their signs answers them and is no part of them. */
const answer: BlockParser = {
  name: "Answer",
  endLeaf(cx, line) {
    const parents = Array.from({ length: cx.depth }, (_, n) => cx.parentType(n).name);
    const quotes = parents.filter((name) => name === "Blockquote").length;
    if (quotes > line.markers.length) return true;
    return cx.parentType().name === "ListItem" && quotes === 0 && !/^[ \t]/.test(line.text);
  },
};

const spoilerSign = { resolve: "Spoiler", mark: "SpoilerMark" };
const spoiler: InlineParser = {
  name: "Spoiler",
  before: "Emphasis",
  parse(cx, next, at) {
    if (next !== 124 || cx.char(at + 1) !== 124 || cx.char(at + 2) === 124) return -1;
    const opens = !isSpace(cx.char(at + 2));
    return cx.addDelimiter(spoilerSign, at, at + 2, opens, !isSpace(cx.char(at - 1)));
  },
};

/** An address as it is typed, or between pointed brackets. */
const address: InlineParser = {
  name: "Address",
  before: "Emphasis",
  parse(cx, next, at) {
    const isBracket = next === 60;
    if (!isBracket && (next | 32) !== 104) return -1;
    if (!isBracket && isWord(cx.slice(Math.max(cx.offset, at - 1), at))) return -1;
    const from = at + (isBracket ? 1 : 0);
    const href = addressAt(cx.slice(cx.offset, cx.end), from - cx.offset);
    if (!href) return -1;
    const end = from + href.length;
    if (isBracket && cx.char(end) !== 62) return -1;
    return cx.addElement(cx.elt("Address", at, isBracket ? end + 1 : end));
  },
};

/** As people type in a chat: no headings, rules, HTML, nor what four spaces or "[a]: x" mean elsewhere. */
export const grammar = parser.configure([
  Strikethrough,
  Table,
  {
    defineNodes: ["Spoiler", "SpoilerMark", "Address"],
    parseBlock: [plainLine, answer],
    parseInline: [spoiler, address],
    remove: [
      "LinkReference",
      "IndentedCode",
      "HorizontalRule",
      "ATXHeading",
      "SetextHeading",
      "HTMLBlock",
      "HTMLTag",
      "Entity",
      "HardBreak",
      "Image",
    ],
  },
]);
