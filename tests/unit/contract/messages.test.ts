import { limits } from "@/lib/contract/limits";
import { body, clientId, messagesQuery, newMessage, reaction } from "@/lib/contract/messages";
import { codePoints, excerpt } from "@/lib/contract/text";

test("line breaks become LF, and nothing else of a body changes", () => {
  expect(body.parse(" a\r\nb\rc\n")).toBe(" a\nb\nc\n");
});

test("10,000 characters are counted as code points after CRLF became LF", () => {
  const { bodyLength } = limits;
  expect(body.safeParse("🔥".repeat(bodyLength)).success).toBe(true);
  expect(body.safeParse("a\r\n".repeat(bodyLength / 2)).success).toBe(true);
  expect(body.safeParse("🔥".repeat(bodyLength + 312)).error?.issues[0]?.message).toBe(
    "Too long by 312 characters.",
  );
});

test.each([
  ["blank", " \n\t\u00a0"],
  ["empty", ""],
  ["NUL", "a\0b"],
  ["half a surrogate pair", "a\ud800b"],
  ["no text", 7],
])("%s is refused", (_what, input) => {
  expect(body.safeParse(input).success).toBe(false);
});

test.each(["a", "A-z_0", "x".repeat(64)])("clientId %s", (id) => {
  expect(clientId.safeParse(id).success).toBe(true);
});

test.each(["", "x".repeat(65), "a b", "é", 1])("clientId %j is refused", (id) => {
  expect(clientId.safeParse(id).success).toBe(false);
});

test("what this server cannot do yet is refused, not ignored", () => {
  const message = { clientId: "a", body: "hello" };
  expect(newMessage.safeParse({ ...message, attachmentIds: [] }).success).toBe(true);
  const wordless = { ...message, body: " ", attachmentIds: ["x"] };
  expect(newMessage.safeParse(wordless)).toMatchObject({ success: true, data: { body: "" } });
  expect(newMessage.safeParse({ ...wordless, attachmentIds: [] }).success).toBe(false);
  expect(newMessage.safeParse({ ...wordless, attachmentIds: ["x", "x"] }).success).toBe(false);
  const tooMany = Array.from({ length: 11 }, (_, index) => `${index}`);
  expect(newMessage.safeParse({ ...wordless, attachmentIds: tooMany }).success).toBe(false);
});

test("a page is asked for from one side only", () => {
  expect(messagesQuery.safeParse({ before: 3, after: 1 }).success).toBe(false);
  expect(messagesQuery.parse({})).toEqual({ limit: limits.page.default });
  expect(messagesQuery.safeParse({ limit: limits.page.max + 1 }).success).toBe(false);
});

test("an excerpt is one line that never splits a character", () => {
  expect(excerpt("two\n lines")).toBe("two lines");
  expect(codePoints(excerpt("🔥".repeat(200), 10))).toBe(10);
});

test.each([
  ["👍", true],
  ["👍🏽", true],
  ["❤️", true],
  ["👩‍👩‍👧", true],
  ["🇧🇩", true],
  ["1️⃣", true],
  ["a", false],
  ["1", false],
  ["", false],
  ["👍👍", false],
  ["👍 ", false],
])("%j as a reaction: %p", (emoji, isOne) => {
  expect(reaction.safeParse({ emoji }).success).toBe(isOne);
});
