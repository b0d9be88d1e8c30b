import { readShortCode, shortCodeAlphabet, writeShortCode } from "@/lib/contract/short-codes";

test.each([
  "KK447YBC",
  "kk44-7ybc",
  " kk44 7ybc ",
  "K-K-4-4-7-Y-B-C",
  "kk44–7ybc",
  "ｋｋ４４７ｙｂｃ",
  "KK44\u00a07YBC",
])("%j is one short code", (typed) => {
  expect(readShortCode(typed)).toBe("KK447YBC");
});

test.each([
  "",
  "KK447YB",
  "KK447YBCC",
  "KK447YB0",
  "Kitchen",
  "KK44/7YBC",
  "KK447YBC\0",
  `${" ".repeat(40)}KK447YBC`,
])("%j is none", (typed) => {
  expect(readShortCode(typed)).toBeNull();
});

test("it is written with a dash, of signs that are not mistaken for one another", () => {
  expect(writeShortCode("KK447YBC")).toBe("KK44-7YBC");
  for (const pair of ["0O", "1I", "1L", "2Z", "5S", "6G", "8B", "UV"]) {
    const present = [...pair].filter((sign) => shortCodeAlphabet.includes(sign));
    expect([pair, present.length < 2]).toEqual([pair, true]);
  }
});
