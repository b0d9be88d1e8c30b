import type { Block, Inline } from "./markdown";
import { parseMarkdown } from "./parse-markdown";
import { excerpt } from "./text";

/** What stands for words that are hidden until asked for. */
const hidden = "▒▒▒";
/** As much of a body as an excerpt can be made of, in UTF-16 units. */
const enough = 1_500;

/** A message as it reads without its marks, for places that show plain text. */
export function plainText(body: string): string {
  return blocksText(parseMarkdown(body));
}

/** The first line's worth of a message, without its marks, for lists and quotes; empty for none. */
export function bodyExcerpt(body: string, length?: number): string {
  const start = body.slice(0, enough);
  return excerpt(plainText(start), length) || excerpt(start, length);
}

const blocksText = (blocks: readonly Block[]): string => blocks.map(blockText).join("\n");

function blockText(block: Block): string {
  switch (block.kind) {
    case "paragraph":
      return inlineText(block.children);
    case "code":
      return block.text;
    case "quote":
      return blocksText(block.children).replace(/^/gm, "> ");
    case "list":
      return block.items
        .map((item, index) => `${signOf(block.start, index)} ${blocksText(item)}`)
        .join("\n");
    case "table":
      return [block.head, ...block.rows].map((row) => row.map(inlineText).join(" | ")).join("\n");
  }
}

const signOf = (start: number | null, index: number) =>
  start === null ? "•" : `${start + index}.`;

export function inlineText(parts: readonly Inline[]): string {
  return parts
    .map((part) => {
      if (part.kind === "spoiler") return hidden;
      return "children" in part ? inlineText(part.children) : part.text;
    })
    .join("");
}
