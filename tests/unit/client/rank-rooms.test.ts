import { rankRooms } from "@/components/shell/rank-rooms";
import { roomOf } from "@/tests/component/messages-world";

const room = (name: string, createdAt: string | null = null) =>
  roomOf({
    id: name,
    name,
    lastMessage: createdAt ? { excerpt: "", authorName: "Ada", createdAt } : null,
  });
const rooms = [
  room("Old kitchen", "2026-03-03T10:00:00.000Z"),
  room("Bookkit"),
  room("Kitchen", "2026-03-01T10:00:00.000Z"),
  room("Kites", "2026-03-02T10:00:00.000Z"),
];
const namesOf = (query: string) => rankRooms(rooms, query).map(({ name }) => name);

test("with nothing typed, the liveliest first", () => {
  expect(namesOf("")).toEqual(["Old kitchen", "Kites", "Kitchen", "Bookkit"]);
});

test("names that begin so come before those where a later word does, and those before the rest", () => {
  expect(namesOf("kit")).toEqual(["Kites", "Kitchen", "Old kitchen", "Bookkit"]);
  expect(namesOf("KÍTC")).toEqual(["Kitchen", "Old kitchen"]);
  expect(namesOf("soup")).toEqual([]);
});
