import { linksIn } from "@/lib/contract/links-in";

test.each([
  ["no link at all", []],
  ["see https://a.example/x.", ["https://a.example/x"]],
  ["(https://a.example/x) and **http://b.example/**", ["https://a.example/x", "http://b.example/"]],
  [
    "https://a.example/soup_(leek), HTTPS://B.example?q=1!",
    ["https://a.example/soup_(leek)", "HTTPS://B.example?q=1"],
  ],
  ["`https://a.example` ||https://b.example|| [c](https://c.example)", ["https://c.example"]],
  ["javascript:alert(1) ftp://a.example https://", []],
] as const)("the links of %p", (body, links) => {
  expect(linksIn(body)).toEqual(links);
});
