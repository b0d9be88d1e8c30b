import { Heads } from "@/lib/realtime/heads";

const message = (seq: number) => ({ seq }) as Parameters<Heads["note"]>[0]["messages"][number];

test("a room whose clock moved is told once, with the newest of both counters", () => {
  const heads = new Heads();
  heads.note({ roomId: "a", rev: 4, messages: [message(3), message(4)] });
  heads.note({ roomId: "a", rev: 5, messages: [message(2)] });
  heads.note({ roomId: "b", rev: 1, messages: [message(1)] });
  heads.note({ roomId: "c", rev: 1, messages: [message(1)] });
  heads.forget("c");
  expect(heads.take()).toEqual([
    ["a", { rev: 5, lastSeq: 4 }],
    ["b", { rev: 1, lastSeq: 1 }],
  ]);
  expect(heads.take()).toEqual([]);
});
