import fc from "fast-check";
import type { Block, Inline } from "@/lib/contract/markdown";
import { parseMarkdown } from "@/lib/contract/parse-markdown";
import { bodyExcerpt, plainText } from "@/lib/contract/plain-text";

/** A tree in few words: "strong(a) b", one line a block. */
function show(body: string): string {
  return parseMarkdown(body).map(showBlock).join("\n");
}

function showBlock(block: Block): string {
  switch (block.kind) {
    case "paragraph":
      return showParts(block.children);
    case "code":
      return `code[${block.language}](${block.text})`;
    case "quote":
      return `quote(${block.children.map(showBlock).join("; ")})`;
    case "list":
      return `list[${block.start ?? "-"}](${block.items
        .map((item) => item.map(showBlock).join("; "))
        .join(" | ")})`;
    case "table":
      return [block.head, ...block.rows].map((row) => row.map(showParts).join(" | ")).join("\n");
  }
}

function showParts(parts: readonly Inline[]): string {
  return parts
    .map((part) => {
      if (part.kind === "text") return part.text;
      if (part.kind === "link") return `link<${part.href}>(${showParts(part.children)})`;
      return `${part.kind}(${"children" in part ? showParts(part.children) : part.text})`;
    })
    .join("");
}

test.each([
  ["plain words", "plain words"],
  [
    "**bold** and *italic* and _this_ and __that__",
    "strong(bold) and emphasis(italic) and emphasis(this) and strong(that)",
  ],
  ["***both***", "emphasis(strong(both))"],
  ["**a *b* c**", "strong(a emphasis(b) c)"],
  ["**2*3** is 8", "strong(2*3) is 8"],
  ["~~gone~~ ~5 ~~~ ||hush||", "strike(gone) ~5 ~~~ spoiler(hush)"],
  ["if (a || b || c) 2 * 3 * 4", "if (a || b || c) 2 * 3 * 4"],
  ["snake_case_name and __init__.py", "snake_case_name and strong(init).py"],
  ["`a *b*` ``c ` d`` `open", "code(a *b*) code(c ` d) `open"],
  ["\\*not\\* C:\\dir ¯\\_(ツ)_/¯", "*not* C:\\dir ¯_(ツ)_/¯"],
  ["one\ntwo\n\n\nthree", "one\ntwo\n\n\nthree"],
  ["*not over\n\nstanzas*", "*not over\n\nstanzas*"],
  ["**open *both", "**open *both"],
  [
    "[the *page*](https://example.org/a_(b))!",
    "link<https://example.org/a_(b)>(the emphasis(page))!",
  ],
  [
    "**https://example.org/x_y_z**.",
    "strong(link<https://example.org/x_y_z>(https://example.org/x_y_z)).",
  ],
  [
    "[https://bank.example](https://evil.example)",
    "[link<https://bank.example>(https://bank.example)](https://evil.example)",
  ],
  ["[bank.example/x](https://evil.example)", "[bank.example/x](https://evil.example)"],
  [
    "[example.org](https://example.org/x) [a.b: c](https://example.org)",
    "link<https://example.org/x>(example.org) link<https://example.org>(a.b: c)",
  ],
  [
    "[x](javascript:alert(1)) [y](data:text/html,z)",
    "[x](javascript:alert(1)) [y](data:text/html,z)",
  ],
  [
    "<b onclick=x>hi</b> <https://example.org>",
    "<b onclick=x>hi</b> link<https://example.org>(https://example.org)",
  ],
  ["```ts\nlet a = `1`;\n\n```\nend", "code[ts](let a = `1`;\n)\nend"],
  ["```not a fence```", "code(not a fence)"],
  ["~~~\nopen", "code[](open)"],
  ["> a\n> > b\nc", "quote(a; quote(b))\nc"],
  [">_< >:(", ">_< >:("],
  ["- a\n- b\n  - c\n  more\n\n- d\nend", "list[-](a | b; list[-](c\nmore) | d)\nend"],
  ["3. a\n4. b", "list[3](a | b)"],
  ["In the year\n1984. That was", "In the year\n1984. That was"],
  ["-5 degrees, * alone", "-5 degrees, * alone"],
  ["a | b\n--|:-:\n1 | **2** | 3\nx | y\nend", "a | b\n1 | strong(2) | 3\nx | y\nend"],
  ["# no heading\n---\n===", "# no heading\n---\n==="],
])("%j", (body, tree) => {
  expect(show(body)).toBe(tree);
});

test("signs, quotes and lists within each other end somewhere: what is deeper is text", () => {
  const depth = (value: unknown): number =>
    typeof value === "object" && value !== null
      ? 1 + Math.max(0, ...Object.values(value).map(depth))
      : 0;
  for (const body of [
    ">".repeat(5_000),
    "> - ".repeat(2_500),
    "- ".repeat(5_000),
    `${"**a *b ".repeat(500)}${"c* d** ".repeat(500)}`,
    "*".repeat(9_999),
    `${"*_".repeat(2_000)}a${"_*".repeat(2_000)}`,
  ]) {
    expect(depth(parseMarkdown(body))).toBeLessThan(200);
  }
});

/** What people and people who mean harm type. */
const piece = fc.constantFrom(
  ..."*_~|`\\[]()<>#@-+.:\n \t!&\"'".split(""),
  ..."**,__,~~,||,```,```js\n,\n```\n,\n> ,\n- ,\n1. ,\n| a | b |\n|---|---|\n,](https://x.example),".split(
    ",",
  ),
  "https://example.org/a",
  "](javascript:alert(1))",
  "<script>",
  "word",
  "日本",
  "🥣",
  "\ud800",
);
const body = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.array(piece, { maxLength: 60 }).map((all) => all.join("")),
);

test("whatever is typed: no error, no letter lost, no address that runs anything", () => {
  fc.assert(
    fc.property(body, (text) => {
      const found = letters(allOf(parseMarkdown(text)));
      expect(found).toBe(letters(text));
    }),
    { numRuns: 3_000 },
  );
});

test("an excerpt of words is never empty", () => {
  fc.assert(
    fc.property(body, (text) => {
      fc.pre(text.trim() !== "");
      expect(bodyExcerpt(text)).not.toBe("");
    }),
  );
  expect(bodyExcerpt("```\n```")).toBe("``` ```");
});

test("as plain text a message reads without marks, and keeps what is hidden", () => {
  expect(plainText("**Soup** at `7`, see [the list](https://example.org)\n- ||leek||\n> why")).toBe(
    "Soup at 7, see the list\n• ▒▒▒\n> why",
  );
});

/** Letters only: marks, spaces and the numbers of lists may go. */
const letters = (text: string) => (text.match(/[\p{L}\p{So}\ud800]/gu) ?? []).join("");

/** Everything that a tree says, in the order in which it was typed; checks each address. */
function allOf(blocks: readonly Block[]): string {
  return blocks
    .map((block) => {
      if (block.kind === "paragraph") return partsOf(block.children);
      if (block.kind === "code") return block.language + block.text;
      if (block.kind === "quote") return allOf(block.children);
      if (block.kind === "table") return [block.head, ...block.rows].flat().map(partsOf).join(" ");
      return block.items.map(allOf).join("\n");
    })
    .join("\n");
}

function partsOf(parts: readonly Inline[]): string {
  return parts
    .map((part) => {
      if (part.kind !== "link") return "children" in part ? partsOf(part.children) : part.text;
      expect(part.href).toMatch(/^(https?:\/\/|mailto:)/i);
      return partsOf(part.children) + (part.bare ? "" : part.href);
    })
    .join("");
}

test("the longest message of any sign is read", () => {
  const size = 10_000;
  const units = [
    "*a",
    "**a *b ",
    "a_",
    "*_",
    "[",
    "](",
    "[a](<b",
    "![a](x",
    "`a``b",
    "> - ",
    "- a\n",
    "  - a\n",
  ];
  const others = [
    "||a",
    "~~a",
    "<https://x",
    "https://x.)",
    "|a",
    "a|b\n-|-\n",
    "~~~ a`\n",
    "@a ",
    "\\",
    " \n",
  ];
  for (const unit of [...units, ...others]) {
    expect(() => parseMarkdown(unit.repeat(size / unit.length))).not.toThrow();
  }
  const ticks = Array.from({ length: Math.sqrt(2 * size) }, (_, n) => "`".repeat(n)).join("a");
  const lists = Array.from({ length: Math.sqrt(2 * size) }, (_, n) => `${" ".repeat(n)}- a\n`).join(
    "",
  );
  for (const body of [
    ticks,
    lists,
    `https://x${")".repeat(size)}`,
    `${"*a ".repeat(size / 6)}${"a* ".repeat(size / 6)}`,
  ]) {
    expect(() => parseMarkdown(body)).not.toThrow();
  }
}, 30_000);
