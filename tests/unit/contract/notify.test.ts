import { callsOf, isMuted, mutedForGood } from "@/lib/contract/attention";
import { notifyChange } from "@/lib/contract/notify";

const room = { unread: 3, mentionCount: 1, notify: "all", mutedUntil: null } as const;
const noon = Date.parse("2026-03-01T12:00:00.000Z");

test("what calls the reader is what they chose", () => {
  expect(callsOf(room, noon)).toBe(3);
  expect(callsOf({ ...room, notify: "mentions" }, noon)).toBe(1);
  expect(callsOf({ ...room, notify: "none" }, noon)).toBe(0);
});

test("a muted room calls nobody until its time is over", () => {
  const muted = { ...room, mutedUntil: "2026-03-01T13:00:00.000Z" };
  expect([callsOf(muted, noon), callsOf(muted, noon + 3_600_000)]).toEqual([0, 3]);
  expect(isMuted({ mutedUntil: mutedForGood }, noon)).toBe(true);
});

test("a change changes something", () => {
  expect(notifyChange.safeParse({}).success).toBe(false);
  expect(notifyChange.safeParse({ mutedUntil: null }).success).toBe(true);
  expect(notifyChange.safeParse({ mutedUntil: "tomorrow" }).success).toBe(false);
});
