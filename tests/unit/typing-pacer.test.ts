import { TypingPacer } from "@/lib/realtime/typing-pacer";

test("of one person every two seconds, in each room by itself", () => {
  const pacer = new TypingPacer();
  const at = (now: number, room = "kitchen") => pacer.allows(room, "ada", now);
  expect([at(0), at(1_999), at(0, "garden"), at(2_000)]).toEqual([true, false, true, true]);
});

test("of one room five a second, whoever types", () => {
  const pacer = new TypingPacer();
  const allowed = Array.from({ length: 100 }, (_, n) => pacer.allows("kitchen", `guest ${n}`, n));
  expect(allowed.filter(Boolean)).toHaveLength(5);
  expect(pacer.allows("kitchen", "guest 99", 1_200)).toBe(true);
});
