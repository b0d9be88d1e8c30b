import { bannerWords } from "@/components/rooms/banner-words";
import { codeIn } from "@/components/rooms/code-in";
import { lastingInvitation, minutesLeft, usesInWords } from "@/components/rooms/invitation-terms";
import { namesWith } from "@/components/rooms/names-with";
import { changedFields } from "@/components/rooms/room-fields";
import { heatOf, heatWords } from "@/components/shell/heat";
import { matchRooms } from "@/components/shell/match-rooms";
import { neighbour } from "@/components/shell/use-room-switch-keys";
import { readView } from "@/components/shell/view";
import { seatsOf, seatWords } from "@/components/ui/seats";
import { ordinal, waitWords } from "@/components/ui/wait-words";
import type { InvitationView } from "@/lib/contract/views";
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

test.each([
  ["Potting bench", "Garden shed", "shed"],
  ["Potting bench", "Garden shed", "POTTING"],
  ["Straße", undefined, "strasse"],
  ["Łódź", undefined, "lodz"],
  ["ΚΌΣΜΟΣ", undefined, "κοσμος"],
  ["Ｋｉｔｃｈｅｎ", undefined, "kitchen"],
  ["İstanbul", undefined, "istanbul"],
])("%s (really %s) is found by %s", (name, realName, typed) => {
  const rooms = [roomOf({ name, realName }), roomOf({ name: "Another" })];
  expect(matchRooms(rooms, typed).map((room) => room.name)).toEqual([name]);
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
  ["https://hearth.example/join/kk44-7ybc", "KK44-7YBC"],
  ["kk44-7ybc", "KK44-7YBC"],
  [" KK 44 7Y BC ", "KK44-7YBC"],
  ["kk447yb", null],
  ["Kitchen", null],
  ["Book club", null],
])("the code in %j", (typed, code) => {
  expect(codeIn(typed)).toBe(code);
});

test("a link tells its uses, and the lasting one is offered first", () => {
  const link = (code: string, terms: object) =>
    ({ code, expiresAt: null, usesLeft: null, uses: 0, ...terms }) as InvitationView;
  expect(usesInWords(link("a", {}))).toBe("not used yet");
  expect(usesInWords(link("a", { uses: 1204 }))).toBe("1,204 used");
  expect(usesInWords(link("a", { uses: 3, usesLeft: 7 }))).toBe("3 of 10 used");
  const links = [link("few", { usesLeft: 1 }), link("endless", {})];
  expect(lastingInvitation(links)?.code).toBe("endless");
  expect(lastingInvitation([])).toBeUndefined();
});

test("a short code has an hour at most, and none when it is over", () => {
  const end = "2026-11-24T15:00:00.000Z";
  const at = (time: string) => minutesLeft(end, Date.parse(`2026-11-24T${time}Z`));
  expect([at("13:59:30"), at("14:00:00"), at("14:59:01"), at("15:00:00"), at("15:02:00")]).toEqual([
    60, 60, 1, 0, 0,
  ]);
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

test.each([
  [1, "1st"],
  [2, "2nd"],
  [3, "3rd"],
  [4, "4th"],
  [11, "11th"],
  [12, "12th"],
  [13, "13th"],
  [21, "21st"],
  [102, "102nd"],
  [111, "111th"],
])("place %i is the %s", (place, words) => {
  expect(ordinal(place)).toBe(words);
  expect(waitWords(place)).toContain(`You are ${words} in line.`);
});

test("seats in words tell of a line only where there is no seat", () => {
  const room = roomOf({ memberCount: 12, memberLimit: 12, waiting: 2 });
  expect(seatWords(seatsOf(room))).toBe("Full · 2 waiting");
  expect(seatWords(seatsOf({ ...room, waiting: 0 }))).toBe("Full");
  expect(seatWords(seatsOf({ ...room, memberCount: 11 }))).toBe("Last seat");
});

test("members are found by parts of their name, without case and accents", () => {
  const member = (name: string) => ({
    user: { id: name, name, avatarUrl: null, kind: "person" as const },
    role: "member" as const,
    joinedAt: "2026-01-01T00:00:00.000Z",
    presence: { online: false, away: false, lastSeenAt: null },
  });
  const all = ["Zoë Ångström", "Bo Lindqvist"].map(member);
  const found = (query: string) => namesWith(query, all).map(({ user }) => user.name);
  expect(found("ang zoe")).toEqual(["Zoë Ångström"]);
  expect(found(" LIND ")).toEqual(["Bo Lindqvist"]);
  expect(found("")).toHaveLength(2);
  expect(found("x")).toEqual([]);
});

test("a form about a room compares with its real name", () => {
  const room = roomOf({ name: "Soup", realName: "Kitchen" });
  expect(changedFields({ name: "Kitchen" }, room)).toEqual({});
  expect(changedFields({ name: "Soup" }, room)).toEqual({ name: "Soup" });
});
