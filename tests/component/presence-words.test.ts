import { typingWords } from "@/components/messages/typing-words";
import { presenceWords } from "@/components/rooms/presence-words";
import { tomorrow } from "@/components/shell/use-room-choices";

test("who types, by first names, up to two", () => {
  const names = ["Ada Lovelace", "Bo Lindqvist", "Cleo Okafor"];
  expect([0, 1, 2, 3].map((count) => typingWords(names.slice(0, count)))).toEqual([
    "",
    "Ada is typing",
    "Ada and Bo are typing",
    "Several people are typing",
  ]);
});

test("how somebody is, in words", () => {
  const now = Date.parse("2026-03-02T12:00:00.000Z");
  const gone = { online: false, away: false, lastSeenAt: null };
  const seen = (ms: number) =>
    presenceWords({ ...gone, lastSeenAt: new Date(now - ms).toISOString() }, now);
  expect(presenceWords({ online: true, away: false, lastSeenAt: null }, now)).toBe("Here now");
  expect(presenceWords({ online: true, away: true, lastSeenAt: null }, now)).toBe("Away");
  expect(presenceWords(gone, now)).toBe("");
  expect([0, 60_000, 7_200_000, 172_800_000].map(seen)).toEqual([
    "Last seen just now",
    "Last seen 1 minute ago",
    "Last seen 2 hours ago",
    "Last seen 2 days ago",
  ]);
});

test("until tomorrow is until eight in the morning", () => {
  expect(tomorrow(new Date(2026, 11, 31, 23, 59))).toEqual(new Date(2027, 0, 1, 8));
});
