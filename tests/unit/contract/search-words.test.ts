import fc from "fast-check";
import { hasNeedles } from "@/lib/chat/find-marks";
import { foldedText } from "@/lib/contract/fold-text";
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
  ["a b", ["a·b", "a", "b"]],
  [
    "It is so, perhaps",
    ["it·is", "it", "is·so", "is", "so", "pe", "per", "erh", "rha", "hap", "aps"],
  ],
  ["火 is", ["火", "is"]],
  ["Käse", ["ka", "kas", "ase"]],
  ["火锅", ["火", "锅", "火锅"]],
])("“%s” is found by its pieces", (body, pieces) => {
  expect(searchWords(body, "a-room").split(" ")).toEqual(["roomaroom", ...pieces]);
});

test("a word that is searched for has no beginning of two letters", () => {
  expect(piecesOf({ text: "soups 火锅" })).toEqual(["sou", "oup", "ups", "火锅"]);
});

test.each([
  ['"so it is"', { text: "so it is", atStart: true, atEnd: true }, ["so·it", "it·is"]],
  ["the same without quotes", { text: "so it is" }, ["so", "it", "is"]],
  ["a beginning", { text: "so it is", atStart: true }, ["so·it", "is"]],
  ["six letters", { text: "so it goes", atStart: true, atEnd: true }, ["so·it", "it·goes"]],
  ["more", { text: "so it grows", atStart: true, atEnd: true }, ["so·it", "gro", "row", "ows"]],
])(
  "short words are looked for with their neighbours, where they are whole: %s",
  (_, sought, pieces) => {
    expect(piecesOf(sought)).toEqual(pieces);
  },
);

test("whatever has a phrase in it has all of its pieces", () => {
  const word = fc.oneof(
    fc.string({ unit: "grapheme-composite", minLength: 1, maxLength: 4 }),
    fc.constantFrom("it", "is", "so", "goes", "der", "die", "火锅", "🎉", "it's", "so-so", "汤a"),
  );
  fc.assert(
    fc.property(fc.array(word, { maxLength: 8 }), fc.nat(8), fc.nat(8), (words, from, count) => {
      const body = words.join(" ");
      const text = foldedText(words.slice(from, from + count).join(" ")).trim();
      fc.pre(text !== "" && hasNeedles(body, [{ text, atStart: true, atEnd: true }]));
      const has = searchWords(body, "a-room").split(" ");
      expect(has).toEqual(expect.arrayContaining(piecesOf({ text, atStart: true, atEnd: true })));
    }),
  );
});
