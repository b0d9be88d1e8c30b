/**
 * What a message says, as a tree: marks are gone from its texts, line breaks stay in them. There is
 * no HTML in it and nothing to run; whoever shows it makes elements of it.
 */
export type Block =
  | { kind: "paragraph"; children: Inline[] }
  | { kind: "code"; language: string; text: string }
  | { kind: "quote"; children: Block[] }
  /** `start` is the first number; null for a list without. */
  | { kind: "list"; start: number | null; items: Block[][] }
  | { kind: "table"; head: Inline[][]; rows: Inline[][][]; align: Align[] };

export type Align = "start" | "center" | "end" | null;

export type Inline =
  | { kind: "text"; text: string }
  | { kind: "code"; text: string }
  | { kind: "strong" | "emphasis" | "strike" | "spoiler"; children: Inline[] }
  /** `href` is http, https or mailto; `bare` where the address itself is what one reads. */
  | { kind: "link"; href: string; bare: boolean; children: Inline[] }
  | Name;

/** A person, everybody (`id` null) or a room that the words mean: "@Ada Lovelace", "@room", "#Kitchen". */
export type Name = { kind: "name"; id: string | null; text: string };

/**
 * Says whether a name stands at a place of a text, where its sign is, and where it ends. It is
 * asked outside of code only.
 */
export type FindName = (text: string, at: number) => { name: Name; end: number } | null;
