import { forwardedBody } from "@/components/messages/forwarded-body";
import { messagePath, readMessageSeq } from "@/components/messages/message-link";
import { emojiName, peopleWords } from "@/components/messages/reaction-words";
import { messageOf } from "./messages-world";

const reacted = (names: string[], count = names.length) => ({
  ...{ emoji: "👍", count, names },
  userIds: Array.from({ length: count }, (_, at) => names[at]?.toLowerCase() ?? `u${at}`),
});

test.each([
  [["Ada"], 1, "Ada"],
  [["Mira"], 1, "you"],
  [["Ada", "Bo"], 2, "Ada and Bo"],
  [["Mira", "Ada", "Bo"], 3, "Ada, Bo and you"],
  [["Ada", "Bo"], 3, "Ada, Bo and 1 other"],
  [["Ada", "Mira"], 12, "Ada, 10 others and you"],
])("%j of %i: %s", (names, count, words) => {
  expect(peopleWords(reacted(names, count), "mira")).toBe(words);
});

test("an emoji has a name, or is its own", () => {
  expect([emojiName("👍"), emojiName("🫠")]).toEqual(["Thumbs up", "🫠"]);
});

test("a message has an address, and an address a message", () => {
  const path = messagePath(messageOf({ seq: 7, author: "ada", at: "2025-03-14T14:02:00.000Z" }));
  expect(readMessageSeq(new URL(path, "http://hearth").searchParams)).toBe(7);
  for (const wrong of ["", "0", "-1", "7x", "1e3", "9999999999"]) {
    expect(readMessageSeq(new URLSearchParams({ message: wrong }))).toBeNull();
  }
});

test("one's own words are forwarded as they are, those of others as a quote", () => {
  const message = messageOf({
    ...{ seq: 1, author: "ada", at: "2025-03-14T14:02:00.000Z" },
    body: "Soup\nand bread",
  });
  expect(forwardedBody(message, "ada")).toBe("Soup\nand bread");
  expect(forwardedBody(message, "mira")).toBe("Ada Okafor wrote:\n> Soup\n> and bread");
});
