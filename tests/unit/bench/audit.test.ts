import { type HeardMessage, RoomAudit } from "@/bench/load/audit";

const clean = { lost: 0, doubled: 0, misordered: 0, foreign: 0, refused: 0 };

/** Three messages, acknowledged in their order, in a room with two listeners. */
function threeSent() {
  const room = new RoomAudit();
  const listeners = [room.addListener(), room.addListener()] as const;
  let complete = 0;
  const messages = ["a", "b", "c"].map((clientId, i): HeardMessage => {
    const posting = room.send(clientId, `text ${clientId}`, 0, () => complete++);
    room.acknowledge(posting, i + 1);
    return { clientId, body: `text ${clientId}`, seq: i + 1 };
  });
  const [a, b, c] = messages as [HeardMessage, HeardMessage, HeardMessage];
  return { room, listeners, a, b, c, complete: () => complete };
}

const frameOf = (messages: HeardMessage[]) => Buffer.from(JSON.stringify(messages));
const parse = (bytes: Buffer): HeardMessage[] => JSON.parse(bytes.toString());

test("each message once and in order, to all, is clean and complete", () => {
  const { room, listeners, a, b, c, complete } = threeSent();
  const [first, second] = listeners;
  room.hear(first, frameOf([a, b]), parse);
  room.hear(second, frameOf([a, b]), parse);
  expect(complete()).toBe(2);
  room.hear(first, frameOf([c]), parse);
  room.hear(second, frameOf([c]), parse);
  expect(complete()).toBe(3);
  expect(room.finish()).toEqual(clean);
});

test("a frame is parsed for the first listener only", () => {
  const { room, listeners, a, b } = threeSent();
  const counted = jest.fn(parse);
  for (const listener of listeners) room.hear(listener, frameOf([a, b]), counted);
  expect(counted).toHaveBeenCalledTimes(1);
  expect(listeners.map(({ last }) => last)).toEqual([2, 2]);
});

test("a listener whose frames are cut otherwise is served all the same", () => {
  const { room, listeners, a, b, c } = threeSent();
  const [first, second] = listeners;
  room.hear(first, frameOf([a, b, c]), parse);
  for (const message of [a, b, c]) room.hear(second, frameOf([message]), parse);
  expect(room.finish()).toEqual(clean);
});

test.each<[string, (it: ReturnType<typeof threeSent>) => HeardMessage[][], Partial<typeof clean>]>([
  ["a lost message", ({ a, c }) => [[a], [c]], { lost: 1 }],
  ["a lost tail", ({ a, b }) => [[a, b]], { lost: 1 }],
  ["nothing at all", () => [], { lost: 3 }],
  ["a doubled message", ({ a, b, c }) => [[a, b], [b], [c]], { doubled: 1 }],
  ["two swapped messages", ({ a, b, c }) => [[a], [c], [b]], { misordered: 1 }],
  [
    "a message nobody sent",
    ({ a, b, c }) => [[a, b, c], [{ ...c, seq: 4, clientId: "d" }]],
    {
      foreign: 1,
    },
  ],
  ["another text", ({ a, b, c }) => [[a, b, { ...c, body: "changed" }]], { foreign: 1 }],
])("%s for one of two listeners is found", (_, framesOf, found) => {
  const it = threeSent();
  const [first, second] = it.listeners;
  it.room.hear(first, frameOf([it.a, it.b, it.c]), parse);
  for (const frame of framesOf(it)) it.room.hear(second, frameOf(frame), parse);
  expect(it.room.finish()).toEqual({ ...clean, ...found });
});

test("another place than was acknowledged is found", () => {
  const room = new RoomAudit();
  const listener = room.addListener();
  room.acknowledge(
    room.send("a", "text", 0, () => {}),
    2,
  );
  room.hear(listener, frameOf([{ clientId: "a", body: "text", seq: 1 }]), parse);
  expect(room.finish()).toEqual({ ...clean, foreign: 1 });
});

test("what was never acknowledged counts as refused", () => {
  const room = new RoomAudit();
  room.addListener();
  room.send("a", "text", 0, () => {});
  expect(room.finish()).toEqual({ ...clean, refused: 1 });
});
