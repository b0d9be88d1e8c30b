import { isPlainClick, roomIdOf } from "@/lib/client/navigation";

test.each([
  ["/rooms/abc", "abc"],
  ["/rooms/abc/settings?x=1", "abc"],
  ["/rooms/a%20b", "a b"],
  ["/rooms", null],
  ["/rooms/new", null],
  ["/rooms/browse", null],
  ["/settings", null],
])("%s shows the room %s", (path, roomId) => {
  expect(roomIdOf(path)).toBe(roomId);
});

test("only a plain click stays in this tab", () => {
  const plain = { button: 0, metaKey: false, ctrlKey: false, shiftKey: false, altKey: false };
  expect(isPlainClick(plain)).toBe(true);
  for (const more of [{ button: 1 }, { metaKey: true }, { ctrlKey: true }, { shiftKey: true }]) {
    expect(isPlainClick({ ...plain, ...more })).toBe(false);
  }
});
