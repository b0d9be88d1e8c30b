import {
  memberChange,
  newInvitation,
  newRoom,
  newRoomForm,
  roomChange,
} from "@/lib/contract/rooms";

const kitchen = { name: "  Kitchen  ", kind: "closed", memberLimit: 12, topic: "Suppers" };

test("a room's name is trimmed and keeps its Unicode", () => {
  expect(newRoom.parse(kitchen).name).toBe("Kitchen");
  expect(newRoom.parse({ ...kitchen, name: "রান্নাঘর 👩‍🍳" }).name).toBe("রান্নাঘর 👩‍🍳");
  expect(newRoom.parse({ name: "Kitchen", kind: "open" })).toMatchObject({
    memberLimit: 12,
    topic: "",
  });
});

test.each([
  ["name", "ab"],
  ["name", "  ab  "],
  ["name", "x".repeat(61)],
  ["name", "Kit\u202echen"],
  ["name", "Kit\u0007chen"],
  ["name", "Kit\nchen"],
  ["name", "\u200b\u200b\u200b"],
  ["kind", "direct"],
  ["memberLimit", 1],
  ["memberLimit", 10_001],
  ["memberLimit", 2.5],
  ["memberLimit", "12"],
  ["topic", "x".repeat(121)],
])("%s refuses %j", (field, value) => {
  expect(newRoom.safeParse({ ...kitchen, [field]: value }).success).toBe(false);
});

test("a form's seats come as text", () => {
  expect(newRoomForm.parse({ ...kitchen, memberLimit: " 40 " }).memberLimit).toBe(40);
  expect(newRoomForm.safeParse({ ...kitchen, memberLimit: "4e1" }).success).toBe(false);
  expect(newRoomForm.safeParse({ ...kitchen, memberLimit: "1" }).success).toBe(false);
});

test("a change names at least one thing, a role is one of three", () => {
  expect(roomChange.safeParse({}).success).toBe(false);
  expect(roomChange.parse({ topic: "" })).toEqual({ topic: "" });
  expect(memberChange.safeParse({ role: "admin" }).success).toBe(false);
  expect(newInvitation.safeParse({ uses: 0 }).success).toBe(false);
  expect(newInvitation.parse({})).toEqual({});
});
