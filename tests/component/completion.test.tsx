import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { bestFits, fitOf } from "@/components/completion/matches";
import { shortcodeAtCaret, wordAtCaret } from "@/components/completion/word-at-caret";
import { keepRecent, recentEmoji } from "@/components/emoji/recent-emoji";
import { keepTone, toned } from "@/components/emoji/skin-tone";
import { linkSelection } from "@/components/messages/link-selection";
import { notified } from "@/components/messages/notify-everybody";

test.each([
  ["hi @", { sign: "@", query: "", from: 3 }],
  ["@Ada Lo", { sign: "@", query: "Ada Lo", from: 0 }],
  ["(#Kit", { sign: "#", query: "Kit", from: 1 }],
  ["so :smi", { sign: ":", query: "smi", from: 3 }],
  ["me@example", null],
  ["C#", null],
  ["at 10:30", null],
  [":)", null],
  [":s", null],
  ["@a\nb", null],
  ["@one two three four five", null],
])("word at the caret of %j", (text, word) => {
  expect(wordAtCaret(text, text.length)).toEqual(word);
});

test("only what stands before the caret counts", () => {
  expect(wordAtCaret("@Ada Lovelace", 3)).toEqual({ sign: "@", query: "Ad", from: 0 });
  expect(shortcodeAtCaret("so :smile: it is", 10)).toEqual({ code: "smile", from: 3 });
  expect(shortcodeAtCaret("so :smile: it is", 9)).toBeNull();
  expect(shortcodeAtCaret("10:20:", 6)).toBeNull();
});

test("names fit by the beginning of their words, accents and case aside", () => {
  expect(fitOf("Zoë Okafor", "zoe")).toBe(0);
  expect(fitOf("Zoë Okafor", "oka")).toBe(1);
  expect(fitOf("Zoë Okafor", "ka")).toBeNull();
  const names = ["Bo Ada", "Ada Lovelace", "Cy"];
  expect(bestFits(names, String, "ada")).toEqual(["Ada Lovelace", "Bo Ada"]);
  expect(bestFits(names, String, "Ada Lovelace")).toEqual([]);
});

test("what was used last comes first, and the skin tone stays chosen", () => {
  for (const emoji of ["👍", "🥣", "👍"]) keepRecent(emoji);
  expect(recentEmoji()).toEqual(["👍", "🥣"]);
  const hand = { emoji: "👋", tones: ["👋🏻", "👋🏼", "👋🏽", "👋🏾", "👋🏿"] };
  const wave = { ...hand, label: "waving hand", group: 1, tags: [], codes: ["wave"] };
  expect(toned(wave)).toBe("👋");
  keepTone("medium");
  expect(toned(wave)).toBe("👋🏽");
  expect(toned({ ...wave, tones: null })).toBe("👋");
});

test.each([
  ["see the list", [4, 12], "https://example.org/x", "see [the list](https://example.org/x)"],
  ["see the list", [12, 12], "https://example.org/x", "see the listhttps://example.org/x"],
  ["see https://a.example", [4, 21], "https://example.org/x", "see https://example.org/x"],
  ["see the list", [4, 12], "javascript:alert(1)", "see javascript:alert(1)"],
])("pasting into %j at %j", async (text, [from = 0, to = 0], pasted, result) => {
  render(<textarea aria-label="Text" defaultValue={text} onPaste={linkSelection} />);
  const field = screen.getByRole<HTMLTextAreaElement>("textbox");
  field.focus();
  field.setSelectionRange(from, to);
  await userEvent.paste(pasted);
  expect(field).toHaveValue(result);
});

test("everybody but oneself is notified, by those who may", () => {
  expect(notified({ role: "owner", memberCount: 35 }, "@room soup")).toBe(34);
  expect(notified({ role: "member", memberCount: 35 }, "@room soup")).toBe(0);
  expect(notified({ role: "owner", memberCount: 35 }, "`@room` soup")).toBe(0);
});
