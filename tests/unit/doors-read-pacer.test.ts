import { ReadPacer } from "@/lib/realtime/read-pacer";

function pacer() {
  const marks: [string, number][] = [];
  const reads = new ReadPacer(async (roomId, { seq }) => {
    marks.push([roomId, seq]);
    return { roomId, seq, turn: 0 };
  });
  return { reads, marks };
}

beforeEach(() => jest.useFakeTimers({ doNotFake: ["queueMicrotask"] }));
afterEach(() => jest.useRealTimers());

test("the first mark is stored at once, the next a second later", async () => {
  const { reads, marks } = pacer();
  await reads.read("a", { seq: 1 });
  const second = reads.read("a", { seq: 2 });
  await jest.advanceTimersByTimeAsync(990);
  expect(marks).toEqual([["a", 1]]);
  await jest.advanceTimersByTimeAsync(20);
  expect(await second).toEqual({ roomId: "a", seq: 2, turn: 0 });
});

test("of the marks that wait for one room, the highest is stored and answers all", async () => {
  const { reads, marks } = pacer();
  await reads.read("a", { seq: 1 });
  const waiting = [
    reads.read("a", { seq: 3 }),
    reads.read("a", { seq: 5 }),
    reads.read("a", { seq: 4 }),
    reads.read("b", { seq: 9 }),
  ];
  await jest.advanceTimersByTimeAsync(1_000);
  const five = { roomId: "a", seq: 5, turn: 0 };
  expect(await Promise.all(waiting)).toEqual([five, five, five, { roomId: "b", seq: 9, turn: 0 }]);
  expect(marks).toEqual([
    ["a", 1],
    ["a", 5],
    ["b", 9],
  ]);
});

test("what waits when the socket goes is stored", async () => {
  const { reads, marks } = pacer();
  await reads.read("a", { seq: 1 });
  void reads.read("a", { seq: 2 });
  reads.flush();
  await jest.advanceTimersByTimeAsync(0);
  expect(marks).toEqual([
    ["a", 1],
    ["a", 2],
  ]);
});

test("a socket that names room after room is slowed down", async () => {
  const { reads } = pacer();
  for (let i = 0; i < 100; i++) void reads.read(`room-${i}`, { seq: 1 });
  expect(() => reads.read("one-more", { seq: 1 })).toThrow(/Too many/);
  await jest.advanceTimersByTimeAsync(0);
});
