import { noAnswer } from "@/lib/client/api";
import {
  judge,
  mergeQueue,
  nextOrder,
  nextToSend,
  type StoredMessage,
  shown,
} from "@/lib/client/outbox-rules";
import type { Failure } from "@/lib/contract/errors";
import { messageView } from "./room-server";

const stored = (clientId: string, over: Partial<StoredMessage> = {}): StoredMessage => ({
  clientId,
  userId: "ada",
  roomId: "kitchen",
  body: clientId,
  createdAt: "2026-11-23T10:00:00.000Z",
  order: Number.parseInt(clientId.slice(1), 10),
  failed: null,
  ...over,
});
const refused = (error: Partial<Failure> & Pick<Failure, "code">) =>
  ({ ok: false, error: { message: "It cannot be.", ...error }, offline: false }) as const;
const ids = (messages: StoredMessage[]) => messages.map(({ clientId }) => clientId);

describe("what is sent next", () => {
  const queue = [stored("m1"), stored("m2"), stored("m3", { roomId: "garden" })];

  test("the oldest of each room", () => {
    expect(ids(nextToSend(queue, new Set()))).toEqual(["m1", "m3"]);
  });

  test("nothing of a room with one on its way", () => {
    expect(ids(nextToSend(queue, new Set(["kitchen"])))).toEqual(["m3"]);
  });

  test("what was refused does not hold up what follows", () => {
    const queue = [stored("m1", { failed: "This room is gone" }), stored("m2")];
    expect(ids(nextToSend(queue, new Set()))).toEqual(["m2"]);
  });
});

describe("what an answer means", () => {
  test("a stored message is sent", () => {
    const message = messageView({ seq: 1 });
    expect(judge({ ok: true, data: message }, 1)).toEqual({ kind: "sent", message });
  });

  test("no answer holds everything, longer each time, ten seconds at most", () => {
    const pauses = [1, 2, 3, 4, 5, 60].map((tries) => judge(noAnswer(), tries));
    expect(pauses.map((pause) => pause.kind === "hold" && pause.forMs)).toEqual([
      1_000, 2_000, 4_000, 8_000, 10_000, 10_000,
    ]);
    expect(pauses[0]).toMatchObject({ reason: "Waiting for connection" });
  });

  test("too fast holds for as long as the server says", () => {
    expect(judge(refused({ code: "rate_limited", retryAfterMs: 3_200 }), 1)).toEqual({
      kind: "hold",
      forMs: 3_200,
      reason: "Slow down: sending again in 4 s",
    });
  });

  test("signed out holds", () => {
    expect(judge(refused({ code: "unauthenticated" }), 1)).toMatchObject({
      kind: "hold",
      reason: "Waiting for you to log in",
    });
  });

  test.each([
    ["forbidden", "You may not post here"],
    ["not_found", "This room is gone"],
    ["conflict", "It cannot be"],
    ["too_large", "It cannot be"],
  ] as const)("%s fails this message: %s", (code, reason) => {
    expect(judge(refused({ code }), 1)).toEqual({ kind: "failed", reason });
  });

  test("invalid fails with what is wrong with the text", () => {
    const fields = { body: ["Too long by 312 characters."] };
    expect(judge(refused({ code: "invalid", fields }), 1)).toEqual({
      kind: "failed",
      reason: "Too long by 312 characters",
    });
  });

  test("a server that keeps breaking on one message fails it in the end", () => {
    expect(judge(refused({ code: "internal" }), 4).kind).toBe("hold");
    expect(judge(refused({ code: "internal" }), 5).kind).toBe("failed");
  });
});

describe("how it is shown", () => {
  test("pending, waiting for something, or failed whatever it waits for", () => {
    expect(shown(stored("m1"), null)).toMatchObject({ state: "pending" });
    expect(shown(stored("m1"), "Waiting for connection")).toMatchObject({
      state: "waiting",
      reason: "Waiting for connection",
    });
    expect(shown(stored("m1", { failed: "This room is gone" }), "Waiting")).toMatchObject({
      state: "failed",
      reason: "This room is gone",
    });
  });

  test("whose it is stays in the store", () => {
    expect(shown(stored("m1"), null)).not.toHaveProperty("userId");
  });
});

describe("the queue", () => {
  test("what is being written overrules what is stored, in the order of sending", () => {
    const unsaved = new Map([
      ["m1", null],
      ["m2", stored("m2", { failed: "This room is gone" })],
      ["m4", stored("m4")],
    ]);
    const queue = mergeQueue([stored("m3"), stored("m2"), stored("m1")], unsaved);
    expect(ids(queue)).toEqual(["m2", "m3", "m4"]);
    expect(queue[0]?.failed).toBe("This room is gone");
  });

  test("a new message comes last, also when the clock went back", () => {
    expect(nextOrder([], 5)).toBe(5_000);
    expect(nextOrder([stored("m1", { order: 9_000 })], 5)).toBe(9_001);
  });
});
