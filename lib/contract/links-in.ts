import type { Block, Inline } from "./markdown";
import { parseMarkdown } from "./parse-markdown";

/** The web addresses that a message's words lead to, in their order: not those in code. */
export function linksIn(body: string): string[] {
  return /https?:/i.test(body) ? parseMarkdown(body).flatMap(inBlock) : [];
}

function inBlock(block: Block): string[] {
  switch (block.kind) {
    case "paragraph":
      return block.children.flatMap(inPart);
    case "quote":
      return block.children.flatMap(inBlock);
    case "list":
      return block.items.flat().flatMap(inBlock);
    case "table":
      return [block.head, ...block.rows].flat(2).flatMap(inPart);
    case "code":
      return [];
  }
}

function inPart(part: Inline): string[] {
  // What is hidden is not to be shown by its preview.
  if (part.kind === "spoiler" || !("children" in part)) return [];
  if (part.kind === "link") return /^https?:/i.test(part.href) ? [part.href] : [];
  return part.children.flatMap(inPart);
}
