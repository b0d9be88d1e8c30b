import type { Block, FindName } from "./markdown";
import { readTree } from "./markdown-tree";

/** Most messages have no marks at all. */
const marks = /[\\`*_~|[<>@#]|https?:|^ {0,3}(?:[-+]|\d+[.)]) /im;

const signs = /[\\`*_~|[\]]/g;
/** As many as no text has: matching more of them would take a reader's browser too long. */
const mostSigns = 2_000;

/** The tree of a message's text, up to the longest there may be. Never throws. */
export function parseMarkdown(body: string, findName?: FindName): Block[] {
  const text = body.replace(/^(?:[ \t]*\n)+/, "").trimEnd();
  if (text === "") return [];
  const isMarked = marks.test(text) && (text.match(signs)?.length ?? 0) <= mostSigns;
  if (isMarked) return readTree(text, findName);
  return [{ kind: "paragraph", children: [{ kind: "text", text }] }];
}
