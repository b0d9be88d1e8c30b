import fc from "fast-check";
import {
  endOf,
  fitRange,
  type Loaded,
  mostMounted,
  moveRange,
  openRange,
  type Range,
} from "@/components/messages/mounted-range";

const all: Loaded = { first: 1, last: 1_000, more: false };
const view = 700;
const rowPx = 40;

/** Lets a reader at a message have what they need, until nothing moves any more. */
function settle(range: Range, loaded: Loaded, reader: number, held: number[] = []): Range {
  for (let turn = 0; turn < 200; turn++) {
    const above = (reader - range.from) * rowPx;
    const below = (Math.min(range.to, loaded.last) - reader) * rowPx - view;
    const next = moveRange(range, loaded, { above, below, view }, held).range;
    if (next === range) return range;
    range = next;
  }
  throw new Error("never at rest");
}

test("a small room is mounted whole, a large one at its end or around what is asked for", () => {
  expect(openRange({ first: 1, last: 50, more: false }, null)).toEqual({ from: 1, to: Infinity });
  expect(openRange({ first: 1, last: 50, more: true }, null)).toEqual({ from: 1, to: 50 });
  expect(openRange(all, null)).toEqual(endOf(all));
  expect(openRange(all, 500)).toEqual({ from: 450, to: 550 });
});

test("where nothing is loaded, whatever comes is mounted", () => {
  const nothing: Loaded = { first: 1, last: 0, more: false };
  expect(openRange(nothing, null)).toEqual({ from: 1, to: Infinity });
  expect(fitRange({ from: 1, to: Infinity }, { ...nothing, last: 2 })).toEqual({
    from: 1,
    to: Infinity,
  });
});

test("when other messages are loaded, what is mounted are those", () => {
  expect(fitRange({ from: 10, to: 60 }, { first: 901, last: 950, more: true })).toEqual({
    from: 901,
    to: 950,
  });
});

test("wherever one reads, there are three screens on either side, and never many more than 300", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 1_000 }), { minLength: 1 }), (readers) => {
      let range = endOf(all);
      let at = 1_000;
      for (const target of readers) {
        // Nobody gets from one place to another without passing those between.
        while (at !== target) {
          at += Math.sign(target - at) * Math.min(20, Math.abs(target - at));
          range = settle(range, all, at);
          const last = Math.min(range.to, all.last);
          expect(last - range.from + 1).toBeLessThanOrEqual(mostMounted + 32);
          expect((at - range.from) * rowPx >= 3 * view || range.from === 1).toBe(true);
          expect((last - at) * rowPx - view >= 3 * view || last === all.last).toBe(true);
        }
      }
    }),
    { numRuns: 50 },
  );
});

test("what has the focus stays, as long as that does not double what is mounted", () => {
  let range = endOf(all);
  for (let at = 1_000; at > 600; at -= 20) range = settle(range, all, at, [990]);
  expect(range.to).toBeGreaterThanOrEqual(990);
  for (let at = 600; at > 100; at -= 20) range = settle(range, all, at, [990]);
  expect(range.to).toBeLessThan(700);
});
