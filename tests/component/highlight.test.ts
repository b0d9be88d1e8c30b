import { highlight } from "@/components/markdown/highlight";
import type { Highlighted } from "@/components/markdown/highlighted-code";
import { grammars, languageOf } from "@/components/markdown/languages";

const textOf = (nodes: Highlighted): string =>
  nodes.map((node) => (typeof node === "string" ? node : textOf(node.parts))).join("");

test("code keeps its text, and keywords are told apart", async () => {
  const code = 'const soup = "<b>leek</b>"; // 7';
  const nodes = (await highlight("ts", code)) ?? [];
  expect(textOf(nodes)).toBe(code);
  expect(JSON.stringify(nodes)).toContain('{"kind":"hljs-keyword","parts":["const"]}');
});

test.each([
  ["TSX", "typescript"],
  ["js title=x", "javascript"],
  ["html", "xml"],
  ["constructor", null],
  ["__proto__", null],
  ["klingon", null],
  ["", null],
])("language of %j", (info, name) => {
  expect(languageOf(info)).toBe(name);
});

test("what is no language stays as it is", async () => {
  expect(await highlight("klingon", "Qapla'")).toBeNull();
});

test("every grammar can be fetched and takes any text", async () => {
  for (const name of Object.keys(grammars)) {
    const nodes = (await highlight(name, "a = {1, 'b'} # <c>\n")) ?? [];
    expect(textOf(nodes)).toBe("a = {1, 'b'} # <c>\n");
  }
});
