import { render, screen } from "@testing-library/react";
import { composerCount } from "@/components/messages/composer-count";
import { isEmojiOnly } from "@/components/messages/emoji-only";
import { findLinks } from "@/components/messages/find-links";
import { MessageText } from "@/components/messages/message-text";
import { listNames } from "@/components/messages/system-sentence";

const linksIn = (text: string) => findLinks(text).flatMap(({ href }) => href ?? []);

test.each([
  ["see https://example.org/a?b=1#c.", ["https://example.org/a?b=1#c"]],
  ["(https://example.org/x)", ["https://example.org/x"]],
  ["https://en.wikipedia.org/wiki/Hearth_(fire)!", ["https://en.wikipedia.org/wiki/Hearth_(fire)"]],
  ["javascript:alert(1) data:text/html,x", []],
  ["http:// nothing", []],
  ["two http://a.example, https://b.example", ["http://a.example", "https://b.example"]],
])("addresses in %j", (text, links) => {
  expect(linksIn(text)).toEqual(links);
  expect(
    findLinks(text)
      .map((part) => part.text)
      .join(""),
  ).toBe(text);
});

test("markup in a message is text, and links keep their own tab", () => {
  render(<MessageText body={'<img src=x onerror="alert(1)"> https://example.org'} />);
  expect(document.querySelector("img")).toBeNull();
  const link = screen.getByRole("link", { name: "https://example.org" });
  expect(link).toHaveAttribute("target", "_blank");
  expect(link.getAttribute("rel")).toContain("noopener");
});

test.each([
  ["🥣", true],
  ["👩‍👩‍👧 👍🏽", true],
  ["🇧🇩🥣🌿", true],
  ["🥣🥣🥣🥣", false],
  ["soup 🥣", false],
  ["12", false],
])("only emoji: %s %s", (text, only) => {
  expect(isEmojiOnly(text)).toBe(only);
});

test.each([
  [["Ada"], "Ada"],
  [["Ada", "Bo"], "Ada and Bo"],
  [["Ada", "Bo", "Cy"], "Ada, Bo and Cy"],
  [["Ada", "Bo", "Cy", "Dee", "Eli"], "Ada, Bo and 3 others"],
])("names %j", (names, words) => {
  expect(listNames(names)).toBe(words);
});

test("the counter starts at 90 % and counts characters, not code units", () => {
  expect(composerCount("x".repeat(8_999))).toBeNull();
  expect(composerCount("x".repeat(9_000))).toEqual({ left: 1_000, over: 0 });
  expect(composerCount("🥣".repeat(5_000))).toBeNull();
  expect(composerCount("🥣".repeat(10_312))).toEqual({ left: 0, over: 312 });
});
