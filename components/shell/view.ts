/** What the shell shows for an address. */
export type View =
  | { kind: "room"; roomId: string; details: boolean }
  | { kind: "new" }
  | { kind: "browse" }
  | { kind: "welcome" }
  | { kind: "unknown" };

/** Reads an address below `/rooms`. */
export function readView(pathname: string): View {
  const [, root, id, part, ...rest] = pathname.replace(/\/+$/, "").split("/");
  if (root !== "rooms" || rest.length > 0) return { kind: "unknown" };
  if (!id) return { kind: "welcome" };
  if (!part && (id === "new" || id === "browse")) return { kind: id };
  if (part && part !== "settings") return { kind: "unknown" };
  return { kind: "room", roomId: safeDecode(id), details: part === "settings" };
}

function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
