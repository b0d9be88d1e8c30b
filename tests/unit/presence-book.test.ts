/** Who is near, by a clock of the test's own. */
import { type NodeNews, PresenceBook } from "@/lib/chat/presence-book";

function kitchen() {
  const book = new PresenceBook("here");
  let now = 0;
  const tick = (ms: number, canHear = true) => {
    let last = book.tick(now, canHear);
    const changed = [...last.changed];
    const until = now + ms;
    while (now < until) {
      now = Math.min(until, now + 1_000);
      last = book.tick(now, canHear);
      changed.push(...last.changed);
    }
    return { ...last, changed };
  };
  return { book, tick, now: () => now };
}

const news = (version: number, people: NodeNews["people"], whole = false): NodeNews => ({
  ...{ node: "there", version, whole, people },
});

test("whoever has two pages is near until both are gone, and told once", () => {
  const { book, tick, now } = kitchen();
  book.connect("ada", "desk", "here");
  book.connect("ada", "phone", "here");
  expect(tick(0).changed).toEqual(["ada"]);
  book.disconnect("ada", "desk", now());
  expect(tick(20_000).changed).toEqual([]);
  book.disconnect("ada", "phone", now());
  expect(tick(4_000).changed).toEqual([]);
  expect(tick(2_000).changed).toEqual(["ada"]);
  expect(book.nearnessOf("ada")).toBeNull();
});

test("away is whose pages are all away", () => {
  const { book, tick } = kitchen();
  book.connect("ada", "desk", "away");
  book.connect("ada", "phone", "here");
  expect(book.nearnessOf("ada")).toBe("here");
  tick(0);
  book.connect("ada", "phone", "away");
  expect(tick(0).changed).toEqual(["ada"]);
  expect(book.nearnessOf("ada")).toBe("away");
});

test("who loads the page again within seconds was not away", () => {
  const { book, tick, now } = kitchen();
  book.connect("ada", "desk", "here");
  tick(0);
  book.disconnect("ada", "desk", now());
  tick(3_000);
  book.connect("ada", "desk again", "here");
  expect(tick(30_000).changed).toEqual([]);
});

test("coming and going a thousand times in a second is told once", () => {
  const { book, tick, now } = kitchen();
  for (let i = 0; i < 1_000; i++) {
    book.connect("ada", `tab ${i}`, i % 2 ? "here" : "away");
    book.disconnect("ada", `tab ${i}`, now());
  }
  expect(tick(1_000).changed).toEqual(["ada"]);
  expect(tick(10_000).changed).toEqual(["ada"]);
});

test("who polls is near for half a minute after, unless a socket says how they are", () => {
  const { book, tick, now } = kitchen();
  book.poll("bo", "poll", now());
  expect(tick(29_000).changed).toEqual(["bo"]);
  book.poll("bo", "poll", now(), "away");
  tick(1_000);
  expect(book.nearnessOf("bo")).toBe("away");
  book.poll("bo", "poll", now());
  expect(book.nearnessOf("bo")).toBe("away");
  tick(31_000);
  expect(book.nearnessOf("bo")).toBeNull();
  book.connect("bo", "desk", "away");
  book.poll("bo", "poll", now(), "here");
  expect(book.nearnessOf("bo")).toBe("away");
});

describe("other nodes", () => {
  test("who is at one of two is near; who moves from one to the other stays so", () => {
    const { book, tick, now } = kitchen();
    expect(book.hear(news(1, [["bo", "here"]], true), now())).toBe(true);
    expect(tick(0).changed).toEqual(["bo"]);
    book.connect("bo", "desk", "here");
    book.hear(news(2, [["bo", null]]), now());
    expect(tick(0).changed).toEqual([]);
    expect(book.nearnessOf("bo")).toBe("here");
  });

  test("news that does not follow is asked for as a whole", () => {
    const { book, tick, now } = kitchen();
    expect(book.hear(news(4, [["bo", "here"]]), now())).toBe(false);
    expect(book.hearBeat("there", 4, now())).toBe(false);
    book.hear(news(4, [["bo", "here"]], true), now());
    expect(book.hearBeat("there", 4, now())).toBe(true);
    expect(book.hearBeat("there", 5, now())).toBe(false);
    expect(book.hear(news(6, [["bo", null]]), now())).toBe(false);
    book.hear(news(6, [["cleo", "away"]], true), now());
    tick(0);
    expect([book.nearnessOf("bo"), book.nearnessOf("cleo")]).toEqual([null, "away"]);
  });

  test("one that falls silent leaves nobody behind", () => {
    const { book, tick, now } = kitchen();
    book.hear(news(1, [["bo", "here"]], true), now());
    tick(10_000);
    book.hearBeat("there", 1, now());
    tick(14_000);
    expect(book.nearnessOf("bo")).toBe("here");
    expect(tick(2_000).changed).toEqual(["bo"]);
    expect(book.nearnessOf("bo")).toBeNull();
  });

  test("while none can be heard, none is given up; and not for having slept oneself", () => {
    const { book, tick, now } = kitchen();
    book.hear(news(1, [["bo", "here"]], true), now());
    tick(60_000, false);
    expect(book.nearnessOf("bo")).toBe("here");
    book.tick(now() + 3_600_000);
    expect(book.nearnessOf("bo")).toBe("here");
  });

  test("what one tells is exactly what another then knows", () => {
    const one = kitchen();
    const other = new PresenceBook("other");
    one.book.connect("ada", "desk", "here");
    one.book.connect("bo", "desk", "away");
    const first = one.tick(0).news;
    expect(first && other.hear({ ...first, whole: true }, 0)).toBe(true);
    one.book.disconnect("ada", "desk", one.now());
    one.book.connect("bo", "desk", "here");
    const second = one.tick(0).news;
    expect(second?.people).toEqual([["bo", "here"]]);
    expect(second && other.hear(second, 0)).toBe(true);
    expect(other.nearnessOf("bo")).toBe("here");
    expect(one.book.whole()).toMatchObject({ version: 2, whole: true });
  });
});
