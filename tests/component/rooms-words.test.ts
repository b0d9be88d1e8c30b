import { bannerWords } from "@/components/rooms/banner-words";
import { codeIn } from "@/components/rooms/code-in";
import { changedFields } from "@/components/rooms/room-fields";
import { heatOf, heatWords } from "@/components/shell/heat";
import { matchRooms } from "@/components/shell/match-rooms";
import { neighbour } from "@/components/shell/use-room-switch-keys";
import { readView } from "@/components/shell/view";
import { roomOf } from "./messages-world";

test.each([
  ["/rooms", { kind: "welcome" }],
  ["/rooms/", { kind: "welcome" }],
  ["/rooms/new", { kind: "new" }],
  ["/rooms/browse", { kind: "browse" }],
  ["/rooms/abc", { kind: "room", roomId: "abc", details: false }],
  ["/rooms/abc/settings", { kind: "room", roomId: "abc", details: true }],
  ["/rooms/abc/other", { kind: "unknown" }],
  ["/rooms/new/settings", { kind: "room", roomId: "new", details: true }],
])("the view of %s", (path, view) => {
  expect(readView(path)).toEqual(view);
});

describe("the connection banner", () => {
  const gap = { state: "reconnecting", sinceMs: 1_000, missed: 0 } as const;

  test("is silent for three seconds, then speaks, then offers to retry", () => {
    expect(bannerWords(gap, 3_999, false)).toBeNull();
    expect(bannerWords(gap, 4_000, false)).toMatchObject({ tone: "warn", retry: false });
    expect(bannerWords(gap, 31_000, false)).toMatchObject({ retry: true });
  });

  test("tells the browser's own state", () => {
    const words = bannerWords({ ...gap, state: "offline" }, 5_000, false);
    expect(words?.text).toBe("You are offline. Messages you send will wait here.");
  });

  test("says “Back” for two seconds, only after having said that it was away", () => {
    const back = { state: "live", sinceMs: 10_000, missed: 4 } as const;
    expect(bannerWords(back, 10_500, false)).toBeNull();
    expect(bannerWords(back, 10_500, true)?.text).toBe("Back. 4 new messages.");
    expect(bannerWords(back, 12_500, true)).toBeNull();
  });
});

test("heat cools from coal to ash, and says so", () => {
  const now = Date.parse("2025-03-14T14:00:00.000Z");
  const ago = (minutes: number) => new Date(now - minutes * 60_000).toISOString();
  const heats = [1, 4, 6, 59, 61, 15 * 60].map((minutes) => heatOf(ago(minutes), now, "UTC"));
  expect(heats).toEqual(["now", "now", "hour", "hour", "day", "old"]);
  expect(heatOf(null, now, "UTC")).toBe("old");
  expect(heatWords(ago(4), now)).toBe("last message 4 minutes ago");
  expect(heatWords(ago(60), now)).toBe("last message 1 hour ago");
});

test("rooms are found by any words of their name, whatever case or accents", () => {
  const rooms = ["Café du Nord", "Kitchen", "Book club"].map((name) => roomOf({ id: name, name }));
  expect(matchRooms(rooms, "cafe").map((room) => room.name)).toEqual(["Café du Nord"]);
  expect(matchRooms(rooms, "CLUB book")).toHaveLength(1);
  expect(matchRooms(rooms, "  ")).toHaveLength(3);
});

test("Alt and the arrows go around the list, with Shift to unread rooms only", () => {
  const rooms = ["a", "b", "c"].map((id) => roomOf({ id, unread: id === "c" ? 2 : 0 }));
  expect(neighbour(rooms, "a", 1, false)?.id).toBe("b");
  expect(neighbour(rooms, "a", -1, false)?.id).toBe("c");
  expect(neighbour(rooms, "a", 1, true)?.id).toBe("c");
  expect(neighbour(rooms, null, 1, false)?.id).toBe("a");
  expect(neighbour(rooms, null, -1, false)?.id).toBe("c");
  expect(neighbour([], null, 1, false)).toBeNull();
});

test.each([
  ["https://hearth.example/join/q7VdX2mKq7VdX2mKq7VdX2", "q7VdX2mKq7VdX2mKq7VdX2"],
  ["hearth.example/join/q7VdX2mKq7VdX2mKq7VdX2?x", "q7VdX2mKq7VdX2mKq7VdX2"],
  ["q7VdX2mKq7VdX2mKq7VdX2", "q7VdX2mKq7VdX2mKq7VdX2"],
  ["Kitchen", null],
  ["Book club", null],
])("the code in %j", (typed, code) => {
  expect(codeIn(typed)).toBe(code);
});

test("only what differs is changed", () => {
  const room = roomOf();
  const same = { name: " Kitchen ", topic: room.topic, kind: "open", memberLimit: "12" };
  expect(changedFields(same, room)).toEqual({});
  expect(changedFields({ name: "Cellar", memberLimit: "9" }, room)).toEqual({
    name: "Cellar",
    memberLimit: 9,
  });
  expect(changedFields({ memberLimit: "many" }, room)).toEqual({ memberLimit: Number.NaN });
});
