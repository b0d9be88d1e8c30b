import type { Align, Block } from "@/lib/contract/markdown";
import { CodeBlock } from "./code-block";
import { Inlines } from "./inlines";

/** A message's tree as elements: what it says can only ever be text and a few tags. */
export function Blocks({ blocks }: { blocks: readonly Block[] }) {
  return blocks.map((block, index) => <OneBlock key={index} block={block} />);
}

function OneBlock({ block }: { block: Block }) {
  switch (block.kind) {
    case "paragraph":
      return (
        <p dir="auto">
          <Inlines parts={block.children} />
        </p>
      );
    case "code":
      return <CodeBlock language={block.language} text={block.text} />;
    case "quote":
      return (
        <blockquote>
          <Blocks blocks={block.children} />
        </blockquote>
      );
    case "list":
      return <List block={block} />;
    case "table":
      return <Table block={block} />;
  }
}

function List({ block: { start, items } }: { block: Extract<Block, { kind: "list" }> }) {
  const all = items.map((item, index) => (
    <li key={index}>
      <Blocks blocks={item} />
    </li>
  ));
  return start === null ? <ul>{all}</ul> : <ol start={start}>{all}</ol>;
}

function Table({ block }: { block: Extract<Block, { kind: "table" }> }) {
  const { head, rows, align } = block;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <div className="table" role="region" aria-label="Table" tabIndex={0}>
      <table>
        <thead>
          <tr>
            {head.map((cell, column) => (
              <th key={column} scope="col" className={sideOf(align[column])} dir="auto">
                <Inlines parts={cell} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>
              {row.map((cell, column) => (
                <td key={column} className={sideOf(align[column])} dir="auto">
                  <Inlines parts={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const sideOf = (align: Align | undefined) => (align ? `to-${align}` : undefined);
