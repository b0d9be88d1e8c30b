/** Code cut into pieces, each of a kind; pieces may lie within each other. */
export type Highlighted = readonly (string | { kind: string; parts: Highlighted })[];

/** Pieces of code as elements. */
export function HighlightedCode({ nodes }: { nodes: Highlighted }) {
  return nodes.map((node, index) =>
    typeof node === "string" ? (
      node
    ) : (
      <span key={index} className={node.kind}>
        <HighlightedCode nodes={node.parts} />
      </span>
    ),
  );
}
