import type { SyntaxNode } from "@lezer/common";
import type { Align, Block, FindName, Inline } from "./markdown";
import { grammar } from "./markdown-grammar";
import { isSafeAddress, pretends } from "./web-address";

/** Signs within each other; what lies deeper is shown as it was typed. */
const deepest = 24;

/** Reads a body with Markdown's signs in it. */
export function readTree(body: string, findName?: FindName): Block[] {
  return new TreeReader(body, findName).blocks(grammar.parse(body).topNode, true);
}

const kinds = {
  Emphasis: "emphasis",
  StrongEmphasis: "strong",
  Strikethrough: "strike",
  Spoiler: "spoiler",
} as const;

class TreeReader {
  constructor(
    private readonly body: string,
    private readonly findName: FindName | undefined,
  ) {}

  blocks(parent: SyntaxNode, isTop: boolean): Block[] {
    const blocks: Block[] = [];
    let end = parent.from;
    for (const node of childrenOf(parent)) {
      const block = this.block(node, isTop);
      if (!block) continue;
      const last = blocks.at(-1);
      // Between paragraphs as many empty lines stay as there were.
      if (last?.kind === "paragraph" && block.kind === "paragraph") {
        const gap = isTop ? this.body.slice(end, node.from) : "\n\n";
        last.children = joined([...last.children, { kind: "text", text: gap }, ...block.children]);
      } else blocks.push(block);
      end = node.to;
    }
    return blocks;
  }

  private block(node: SyntaxNode, isTop: boolean): Block | null {
    switch (node.name) {
      case "Paragraph":
        return { kind: "paragraph", children: this.inlines(node, !isTop) };
      case "FencedCode":
        return this.code(node);
      case "Blockquote":
        return { kind: "quote", children: this.blocks(node, false) };
      case "BulletList":
      case "OrderedList":
        return this.list(node);
      case "Table":
        return this.table(node);
      default:
        return null;
    }
  }

  private code(node: SyntaxNode): Block {
    const info = node.getChild("CodeInfo");
    const text = node.getChildren("CodeText").map((line) => this.textOf(line));
    return { kind: "code", language: info ? this.textOf(info) : "", text: text.join("") };
  }

  private list(node: SyntaxNode): Block {
    const items = node.getChildren("ListItem");
    const mark = items[0]?.getChild("ListMark");
    const start =
      node.name === "OrderedList" && mark ? Number.parseInt(this.textOf(mark), 10) : null;
    return { kind: "list", start, items: items.map((item) => this.blocks(item, false)) };
  }

  private table(node: SyntaxNode): Block {
    const signs = node.getChild("TableDelimiter");
    const align = signs ? alignOf(this.textOf(signs)) : [];
    const rowOf = (row: SyntaxNode) =>
      row.getChildren("TableCell").map((cell) => this.inlines(cell, true));
    const header = node.getChild("TableHeader");
    const head = header ? rowOf(header) : [];
    return { kind: "table", head, align, rows: node.getChildren("TableRow").map(rowOf) };
  }

  /** Lines within quotes and lists lose what leads to their words. */
  private inlines(node: SyntaxNode, isWithin: boolean): Inline[] {
    const parts = this.parts(node, node.from, node.to, 0);
    if (!isWithin) return parts;
    return mapText(parts, (text) => text.replace(/\n[ \t]+/g, "\n"));
  }

  private parts(node: SyntaxNode, from: number, to: number, depth: number): Inline[] {
    if (depth > deepest) return [{ kind: "text", text: this.body.slice(from, to) }];
    const parts: Inline[] = [];
    let at = from;
    for (const child of childrenOf(node)) {
      if (child.from < from || child.to > to) continue;
      parts.push(...this.words(at, child.from), ...this.inline(child, depth + 1));
      at = child.to;
    }
    return joined([...parts, ...this.words(at, to)]);
  }

  private inline(node: SyntaxNode, depth: number): Inline[] {
    switch (node.name) {
      case "Emphasis":
      case "StrongEmphasis":
      case "Strikethrough":
      case "Spoiler":
        return [{ kind: kinds[node.name], children: this.parts(node, node.from, node.to, depth) }];
      case "InlineCode":
        return [this.inlineCode(node)];
      case "Escape":
        return [{ kind: "text", text: this.body.slice(node.from + 1, node.to) }];
      case "Address": {
        const href = this.textOf(node).replace(/^<|>$/g, "");
        return [{ kind: "link", href, bare: true, children: [{ kind: "text", text: href }] }];
      }
      case "Link":
        return this.link(node, depth);
      case "EmphasisMark":
      case "StrikethroughMark":
      case "SpoilerMark":
      case "QuoteMark":
        return [];
      default:
        return [{ kind: "text", text: this.textOf(node) }];
    }
  }

  private inlineCode(node: SyntaxNode): Inline {
    const [first, last] = node.getChildren("CodeMark");
    const text = this.body.slice(first?.to, last?.from).replace(/\n(?: {0,3}>)* ?/g, " ");
    return { kind: "code", text: /^ .*[^ ].* $/.test(text) ? text.slice(1, -1) : text };
  }

  /** What leads nowhere safe, or elsewhere than it says, is shown as it was typed. */
  private link(node: SyntaxNode, depth: number): Inline[] {
    const [open, close] = node.getChildren("LinkMark");
    const url = node.getChild("URL");
    if (!open || !close) return [{ kind: "text", text: this.textOf(node) }];
    const children = this.parts(node, open.to, close.from, depth);
    const href = url ? this.textOf(url).replace(/^<|>$/g, "") : "";
    const isLink =
      isSafeAddress(href) && !node.getChild("LinkTitle") && !holdsLink(children) && children.length;
    if (isLink && !pretends(textIn(children), href)) {
      return [{ kind: "link", href, bare: false, children }];
    }
    const [before, after] = [
      this.body.slice(open.from, open.to),
      this.body.slice(close.from, node.to),
    ];
    return [{ kind: "text", text: before }, ...children, { kind: "text", text: after }];
  }

  /** Words, with the names in them. */
  private words(from: number, to: number): Inline[] {
    const parts: Inline[] = [];
    let said = from;
    const signs = /(?<![\p{L}\p{M}\p{N}])[@#]/gu;
    signs.lastIndex = from;
    for (let sign = this.findName && signs.exec(this.body); sign; sign = signs.exec(this.body)) {
      if (sign.index >= to) break;
      const found = this.findName?.(this.body, sign.index);
      if (!found || found.end > to) continue;
      parts.push({ kind: "text", text: this.body.slice(said, sign.index) }, found.name);
      said = found.end;
      signs.lastIndex = said;
    }
    return [...parts, { kind: "text", text: this.body.slice(said, to) }];
  }

  private textOf({ from, to }: SyntaxNode): string {
    return this.body.slice(from, to);
  }
}

function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) children.push(child);
  return children;
}

function alignOf(line: string): Align[] {
  const cells = line.replace(/^[\s|]+|[\s|]+$/g, "").split("|");
  return cells.map((cell) => {
    const sign = cell.trim();
    if (!sign.endsWith(":")) return sign.startsWith(":") ? "start" : null;
    return sign.startsWith(":") ? "center" : "end";
  });
}

function mapText(parts: readonly Inline[], change: (text: string) => string): Inline[] {
  return parts.map((part) => {
    if (part.kind === "text") return { ...part, text: change(part.text) };
    return "children" in part ? { ...part, children: mapText(part.children, change) } : part;
  });
}

const holdsLink = (parts: readonly Inline[]): boolean =>
  parts.some((part) => part.kind === "link" || ("children" in part && holdsLink(part.children)));

function textIn(parts: readonly Inline[]): string {
  return parts.map((part) => ("children" in part ? textIn(part.children) : part.text)).join("");
}

function joined(parts: readonly Inline[]): Inline[] {
  const all: Inline[] = [];
  for (const part of parts) {
    const last = all.at(-1);
    if (part.kind !== "text") all.push(part);
    else if (last?.kind === "text") last.text += part.text;
    else if (part.text !== "") all.push({ ...part });
  }
  return all;
}
