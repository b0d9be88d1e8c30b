import { createLowlight } from "lowlight";
import type { Highlighted } from "./highlighted-code";
import { grammars, languageOf } from "./languages";

const lowlight = createLowlight();

/**
 * Cuts code into pieces by the grammar of its language, which is fetched at its first use; null
 * where the language is unknown.
 */
export async function highlight(language: string, text: string): Promise<Highlighted | null> {
  const name = languageOf(language);
  const grammar = name && grammars[name];
  if (!name || !grammar) return null;
  if (!lowlight.registered(name)) lowlight.register(name, (await grammar()).default);
  return piecesOf(lowlight.highlight(name, text).children);
}

type Nodes = ReturnType<typeof lowlight.highlight>["children"];

function piecesOf(nodes: Nodes): Highlighted {
  return nodes.flatMap((node): Highlighted => {
    if (node.type === "text") return [node.value];
    if (node.type !== "element") return [];
    const names = node.properties.className;
    const kind = Array.isArray(names) ? names.join(" ") : "";
    return [{ kind, parts: piecesOf(node.children as Nodes) }];
  });
}
