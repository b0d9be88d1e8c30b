import type { Block, FindName } from "./markdown";
import { parseBlocks } from "./markdown-blocks";

/** Most messages have no marks at all. */
const marks = /[\\`*_~|[<>@#•]|https?:|^ {0,3}(?:-|\d+[.)]) /im;

/** The tree of a message's text. Never throws, and takes time that grows with the text's length. */
export function parseMarkdown(body: string, findName?: FindName): Block[] {
  if (marks.test(body)) return parseBlocks(body, findName);
  const text = body.replace(/^(?:[ \t]*\n)+/, "").trimEnd();
  return text === "" ? [] : [{ kind: "paragraph", children: [{ kind: "text", text }] }];
}
