import { Gathering } from "@/lib/realtime/gathering";

function gathering() {
  const handed: string[][] = [];
  return { it: new Gathering<string>(50, (all) => handed.push(all)), handed };
}

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

test("what one turn of the event loop brings goes together, without waiting", () => {
  const { it, handed } = gathering();
  it.add("a");
  it.add("b");
  expect(handed).toEqual([]);
  jest.advanceTimersByTime(1);
  expect(handed).toEqual([["a", "b"]]);
});

test("what follows waits until the pause is over, and keeps its order", () => {
  const { it, handed } = gathering();
  it.add("a");
  jest.advanceTimersByTime(10);
  it.add("b");
  jest.advanceTimersByTime(20);
  it.add("c");
  jest.advanceTimersByTime(10);
  expect(handed).toEqual([["a"]]);
  jest.advanceTimersByTime(20);
  expect(handed).toEqual([["a"], ["b", "c"]]);
});

test("after a quiet time the next goes at once", () => {
  const { it, handed } = gathering();
  it.add("a");
  jest.advanceTimersByTime(500);
  it.add("b");
  jest.advanceTimersByTime(1);
  expect(handed).toEqual([["a"], ["b"]]);
});

test("flushing hands on what waits, and nothing twice", () => {
  const { it, handed } = gathering();
  it.add("a");
  it.flush();
  it.flush();
  jest.advanceTimersByTime(500);
  expect(handed).toEqual([["a"]]);
});
