import fc from "fast-check";
import { piecesOf, searchWords } from "@/lib/contract/search-words";

test("a text of ASCII alone has the same pieces as beside a sign of another script", () => {
  const text = fc.string({ unit: "grapheme-ascii", maxLength: 80 });
  fc.assert(
    fc.property(text, (body) => {
      const beside = searchWords(`${body} 火`, "a-room").split(" ");
      expect([...searchWords(body, "a-room").split(" "), "火"]).toEqual(beside);
    }),
  );
});

test.each([
  [
    "Two soups, 12 bowls",
    ["tw", "two", "so", "sou", "oup", "ups", "12", "bo", "bow", "owl", "wls"],
  ],
  ["a b", ["a", "b"]],
  ["Käse", ["ka", "kas", "ase"]],
  ["火锅", ["火", "锅", "火锅"]],
])("“%s” is found by its pieces", (body, pieces) => {
  expect(searchWords(body, "a-room").split(" ")).toEqual(["roomaroom", ...pieces]);
});

test("a word that is searched for has no beginning of two letters", () => {
  expect(piecesOf("soups 火锅")).toEqual(["sou", "oup", "ups", "火锅"]);
});
