import { noAnswer } from "@/lib/client/api";
import { createReadMarks } from "@/lib/client/read-marks";

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

test("the first goes at once, then one a second, the latest of each room", async () => {
  const sent: [string, number][] = [];
  const marks = createReadMarks(async (roomId, { seq }) => {
    sent.push([roomId, seq]);
    return { ok: true, data: { roomId, seq, turn: 0 } };
  });
  marks.mark("kitchen", { seq: 1, turn: 0 });
  for (const seq of [2, 3, 4]) marks.mark("kitchen", { seq, turn: 0 });
  marks.mark("garden", { seq: 9, turn: 0 });
  expect(sent).toEqual([["kitchen", 1]]);
  await jest.advanceTimersByTimeAsync(1_000);
  expect(sent).toEqual([
    ["kitchen", 1],
    ["kitchen", 4],
  ]);
  await jest.advanceTimersByTimeAsync(5_000);
  expect(sent).toEqual([
    ["kitchen", 1],
    ["kitchen", 4],
    ["garden", 9],
  ]);
});

test("a mark that got no answer is sent again", async () => {
  const sent: number[] = [];
  const marks = createReadMarks(async (roomId, { seq }) => {
    sent.push(seq);
    return sent.length < 3 ? noAnswer() : { ok: true, data: { roomId, seq, turn: 0 } };
  });
  marks.mark("kitchen", { seq: 7, turn: 0 });
  await jest.advanceTimersByTimeAsync(10_000);
  expect(sent).toEqual([7, 7, 7]);
});
