import type { Align, Block, FindName, Inline } from "./markdown";
import { parseInline } from "./markdown-inline";

/** Quotes and lists within each other; what lies deeper is text. */
const deepest = 6;
const mostColumns = 20;

const fence = /^ {0,3}(`{3,}|~{3,})/;
/** A face like ">_<" quotes nothing. */
const quoteSign = /^ {0,3}>(?: |$|(?=>))/;
const bullet = /^( {0,3}[-*•] +)(?=\S)/;
const numbered = /^( {0,3}(\d{1,9})[.)] +)(?=\S)/;
const further = /^(?: {2}|\t)\s*\S/;

/** Reads a message's text. Every line becomes part of one block; in a paragraph, lines stay lines. */
export function parseBlocks(text: string, findName?: FindName): Block[] {
  return parseLines(text.split("\n"), 0, findName);
}

function parseLines(lines: string[], depth: number, findName?: FindName): Block[] {
  const blocks: Block[] = [];
  let words: string[] = [];
  const endParagraph = () => {
    const text = words
      .join("\n")
      .replace(/^(?:[ \t]*\n)+/, "")
      .trimEnd();
    words = [];
    if (text !== "") blocks.push({ kind: "paragraph", children: parseInline(text, findName) });
  };
  for (let at = 0; at < lines.length; ) {
    const found = blockAt(lines, at, depth, words.length > 0, findName);
    if (found) {
      endParagraph();
      blocks.push(found.block);
      at = found.next;
    } else {
      words.push(lines[at] ?? "");
      at++;
    }
  }
  endParagraph();
  return blocks;
}

type Found = { block: Block; next: number };

function blockAt(
  lines: string[],
  at: number,
  depth: number,
  inParagraph: boolean,
  findName?: FindName,
): Found | null {
  const line = lines[at] ?? "";
  const code = codeAt(lines, at);
  if (code) return code;
  if (depth < deepest) {
    if (quoteSign.test(line)) return quoteAt(lines, at, depth, findName);
    const number = numbered.exec(line)?.[2];
    // "In the year\n1984. That was" is no list.
    const isNumbered = number !== undefined && (!inParagraph || number === "1");
    if (isNumbered || bullet.test(line)) return listAt(lines, at, depth, findName);
  }
  return line.includes("|") ? tableAt(lines, at, findName) : null;
}

/** Without an end it goes to the end of the text: it is still being written. */
function codeAt(lines: string[], at: number): Found | null {
  const line = lines[at] ?? "";
  const [before = "", opener = ""] = fence.exec(line) ?? [];
  const info = line.slice(before.length).trim();
  if (opener === "" || info.includes("`")) return null;
  let end = at + 1;
  while (end < lines.length && !closes(lines[end] ?? "", opener)) end++;
  const text = lines.slice(at + 1, end).join("\n");
  return { block: { kind: "code", language: info, text }, next: end + 1 };
}

function closes(line: string, opener: string): boolean {
  const sign = line.trim();
  return sign.length >= opener.length && sign === opener.charAt(0).repeat(sign.length);
}

function quoteAt(lines: string[], at: number, depth: number, findName?: FindName): Found {
  const inside: string[] = [];
  let next = at;
  for (; next < lines.length && quoteSign.test(lines[next] ?? ""); next++) {
    inside.push((lines[next] ?? "").replace(quoteSign, ""));
  }
  return { block: { kind: "quote", children: parseLines(inside, depth + 1, findName) }, next };
}

function listAt(lines: string[], at: number, depth: number, findName?: FindName): Found {
  const first = lines[at] ?? "";
  const number = numbered.exec(first)?.[2];
  const marker = number === undefined ? bullet : numbered;
  const indent = new RegExp(`^ {0,${first.search(/\S/)}}`);
  const lineAt = (index: number) => (lines[index] ?? "").replace(indent, "");
  const items: string[][] = [];
  let next = at;
  for (; next < lines.length; next++) {
    const line = lineAt(next);
    const sign = marker.exec(line)?.[1];
    if (items.length > 0 && further.test(line)) items.at(-1)?.push(outdented(line));
    else if (sign !== undefined) items.push([line.slice(sign.length)]);
    // An empty line ends a list unless the list goes on right below it.
    else if (line.trim() === "" && goesOn(lineAt(next + 1), marker)) items.at(-1)?.push("");
    else break;
  }
  const block: Block = {
    kind: "list",
    start: number === undefined ? null : Number(number),
    items: items.map((item) => parseLines(item, depth + 1, findName)),
  };
  return { block, next };
}

const outdented = (line: string) => line.replace(/^(?:\t| {2,3}(?! )| {4})/, "");
const goesOn = (line: string, marker: RegExp) => marker.test(line) || further.test(line);

function tableAt(lines: string[], at: number, findName?: FindName): Found | null {
  const align = alignOf(lines[at + 1] ?? "");
  if (!align || align.length > mostColumns) return null;
  const head = cellsOf(lines[at] ?? "");
  if (head.length !== align.length) return null;
  const rows: Inline[][][] = [];
  let next = at + 2;
  for (; next < lines.length && (lines[next] ?? "").includes("|"); next++) {
    const cells = cellsOf(lines[next] ?? "");
    // What a row has too many is kept, in the last column: no words are lost.
    const last = cells.splice(head.length - 1).join(" | ");
    rows.push([...cells, last].map((cell) => parseInline(cell, findName)));
  }
  const heads = head.map((cell) => parseInline(cell, findName));
  return { block: { kind: "table", head: heads, align, rows }, next };
}

function alignOf(line: string): Align[] | null {
  if (!line.includes("-") || !/^[\s|:-]+$/.test(line) || !line.includes("|")) return null;
  const cells = cellsOf(line);
  if (!cells.every((cell) => /^:?-+:?$/.test(cell))) return null;
  return cells.map((cell) => {
    if (!cell.endsWith(":")) return cell.startsWith(":") ? "start" : null;
    return cell.startsWith(":") ? "center" : "end";
  });
}

/** Bars that are escaped divide nothing, and neither do the two of a spoiler. */
function cellsOf(line: string): string[] {
  const cells: string[] = [""];
  const row = line
    .trim()
    .replace(/^\|(?!\|)/, "")
    .replace(/(?<![\\|])\|$/, "");
  for (const [part] of row.matchAll(/\\.|\|+|[^\\|]+|\\/g)) {
    if (part === "|") cells.push("");
    else cells[cells.length - 1] += part;
  }
  return cells.map((cell) => cell.trim());
}
