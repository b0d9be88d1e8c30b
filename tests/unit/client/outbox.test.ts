import { noAnswer } from "@/lib/client/api";
import { createOutbox } from "@/lib/client/outbox";
import type { StoredMessage } from "@/lib/client/outbox-rules";
import { inMemory, type OutboxStorage } from "@/lib/client/outbox-storage";
import type { OutgoingFile } from "@/lib/client/outgoing-file";
import type { Answer, OutboxMessage } from "@/lib/client/types";
import type { AttachmentView, MessageView } from "@/lib/contract/views";
import { ada, messageView } from "./room-server";

type Deliver = (message: StoredMessage) => Promise<Answer<MessageView>>;

/** A tab with an outbox; `sent` holds the bodies in the order in which the server took them. */
function openTab(storage: OutboxStorage, deliver: Deliver, userId = ada.id, holder = "tab") {
  const sent: string[] = [];
  const seen: { now: OutboxMessage[] } = { now: [] };
  let blocked: string | null = null;
  const outbox = createOutbox({
    userId,
    holder,
    storage: async () => storage,
    deliver,
    blockedBy: () => blocked,
    onChange: (messages) => {
      seen.now = messages;
    },
    onSent: (message) => sent.push(message.body),
    onSaved: () => {},
    tendFiles: () => {},
  });
  return {
    outbox,
    sent,
    onScreen: () => seen.now.map(({ body, state }) => `${body} ${state}`),
    clientId: (body: string) => seen.now.find((message) => message.body === body)?.clientId ?? "",
    block(reason: string | null) {
      blocked = reason;
      outbox.look();
    },
  };
}

/** Takes everything, and notes it. */
function takeAll(log: StoredMessage[] = []): Deliver {
  return async (message) => {
    log.push(message);
    const { roomId, clientId, body } = message;
    return { ok: true, data: messageView({ seq: log.length, roomId, clientId, body }) };
  };
}

const settle = () => jest.advanceTimersByTimeAsync(0);

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

test("a message is on screen in the same step, and sent in order after it is stored", async () => {
  const tab = openTab(inMemory(), takeAll());
  tab.outbox.start();
  tab.outbox.add("kitchen", "one");
  tab.outbox.add("kitchen", "two");
  expect(tab.onScreen()).toEqual(["one pending", "two pending"]);
  await settle();
  expect(tab.sent).toEqual(["one", "two"]);
  expect(tab.onScreen()).toEqual([]);
});

test("one is on its way per room; another room does not wait for it", async () => {
  const log: StoredMessage[] = [];
  const answers: (() => void)[] = [];
  const tab = openTab(inMemory(), async (message) => {
    if (message.roomId === "kitchen") await new Promise<void>((done) => answers.push(done));
    return takeAll(log)(message);
  });
  tab.outbox.start();
  for (const body of ["one", "two"]) tab.outbox.add("kitchen", body);
  tab.outbox.add("garden", "three");
  await settle();
  expect([tab.sent, answers.length]).toEqual([["three"], 1]);
  answers[0]?.();
  await settle();
  expect([tab.sent, answers.length]).toEqual([["three", "one"], 2]);
});

test("without an answer it waits and tries the same message again, with the same clientId", async () => {
  const log: StoredMessage[] = [];
  const tries: string[] = [];
  const tab = openTab(inMemory(), async (message) => {
    tries.push(message.clientId);
    return tries.length < 3 ? noAnswer() : takeAll(log)(message);
  });
  tab.outbox.start();
  tab.outbox.add("kitchen", "one");
  tab.outbox.add("kitchen", "two");
  await settle();
  expect(tab.onScreen()).toEqual(["one waiting", "two waiting"]);
  await jest.advanceTimersByTimeAsync(1_000);
  await jest.advanceTimersByTimeAsync(2_000);
  expect(tab.sent).toEqual(["one", "two"]);
  expect(new Set(tries.slice(0, 3)).size).toBe(1);
});

test("a connection that is back ends the waiting", async () => {
  let reachable = false;
  const tab = openTab(inMemory(), async (message) => (reachable ? takeAll()(message) : noAnswer()));
  tab.outbox.start();
  tab.outbox.add("kitchen", "one");
  await settle();
  reachable = true;
  tab.outbox.resume();
  await settle();
  expect(tab.sent).toEqual(["one"]);
});

test("nothing is tried while something blocks, and the screen says what", async () => {
  const log: StoredMessage[] = [];
  const tab = openTab(inMemory(), takeAll(log));
  tab.outbox.start();
  tab.block("Waiting for connection");
  tab.outbox.add("kitchen", "one");
  await settle();
  expect([tab.onScreen(), log]).toEqual([["one waiting"], []]);
  tab.block(null);
  await settle();
  expect(tab.sent).toEqual(["one"]);
});

test("a refused message fails and lets the next go; its retry is a new message at the end", async () => {
  const log: StoredMessage[] = [];
  let strict = true;
  const tab = openTab(inMemory(), async (message) => {
    if (strict && message.body === "one") {
      const error = { code: "forbidden", message: "No." } as const;
      return { ok: false, error, offline: false };
    }
    return takeAll(log)(message);
  });
  tab.outbox.start();
  tab.outbox.add("kitchen", "one");
  tab.outbox.add("kitchen", "two");
  await settle();
  expect([tab.sent, tab.onScreen()]).toEqual([["two"], ["one failed"]]);
  const refused = tab.clientId("one");
  strict = false;
  tab.outbox.retry(refused);
  await settle();
  expect(tab.sent).toEqual(["two", "one"]);
  expect(log.at(-1)?.clientId).not.toBe(refused);
});

test("edit takes a failed message out and gives its text back; a pending one stays", async () => {
  const tab = openTab(inMemory(), async () => ({
    ok: false,
    error: { code: "invalid", message: "No." },
    offline: false,
  }));
  tab.outbox.start();
  tab.outbox.add("kitchen", "one");
  expect(tab.outbox.take(tab.clientId("one"))).toBeUndefined();
  await settle();
  expect(tab.outbox.take(tab.clientId("one"))?.body).toBe("one");
  expect(tab.onScreen()).toEqual([]);
});

test("a reload finds what was not sent, in order, and sends it", async () => {
  const storage = inMemory();
  const before = openTab(storage, async () => noAnswer());
  before.outbox.start();
  for (const body of ["one", "two", "three"]) before.outbox.add("kitchen", body);
  await settle();
  before.outbox.stop();

  const after = openTab(storage, takeAll());
  after.outbox.start();
  await settle();
  expect(after.sent).toEqual(["one", "two", "three"]);
  expect(await storage.all(ada.id)).toEqual([]);
});

test("another account on the same device neither sees nor sends it", async () => {
  const storage = inMemory();
  const mine = openTab(storage, async () => noAnswer());
  mine.outbox.start();
  mine.outbox.add("kitchen", "one");
  await settle();
  mine.outbox.stop();

  const log: StoredMessage[] = [];
  const other = openTab(storage, takeAll(log), "bo");
  other.outbox.start();
  await settle();
  expect([other.onScreen(), log]).toEqual([[], []]);
  expect(await storage.all(ada.id)).toHaveLength(1);
});

test("a message that turned up in the room is not sent again", async () => {
  const storage = inMemory();
  const log: StoredMessage[] = [];
  const tab = openTab(storage, takeAll(log));
  tab.outbox.start();
  tab.block("Waiting for connection");
  tab.outbox.add("kitchen", "one");
  tab.outbox.confirm(new Set([tab.clientId("one")]));
  tab.block(null);
  await settle();
  expect([log, await storage.all(ada.id)]).toEqual([[], []]);
});

test("a tab without the lease sends nothing until it is free", async () => {
  const shared = inMemory();
  let leasedBy: string | null = "elsewhere";
  const storage: OutboxStorage = {
    ...shared,
    takeLease: async (_, holder) => leasedBy === null || leasedBy === holder,
  };
  const tab = openTab(storage, takeAll());
  tab.outbox.start();
  tab.outbox.add("kitchen", "one");
  await settle();
  expect([tab.sent, tab.onScreen()]).toEqual([[], ["one pending"]]);
  leasedBy = null;
  await jest.advanceTimersByTimeAsync(5_000);
  expect(tab.sent).toEqual(["one"]);
});

test("a storage that fails keeps nothing from being sent", async () => {
  const broken = () => Promise.reject(new Error("QuotaExceededError"));
  const storage: OutboxStorage = {
    all: broken,
    put: broken,
    remove: broken,
    takeLease: broken,
    endLease: broken,
  };
  const tab = openTab(storage, takeAll());
  tab.outbox.start();
  tab.outbox.add("kitchen", "one");
  await settle();
  expect([tab.sent, tab.onScreen()]).toEqual([["one"], []]);
});

describe("with files", () => {
  const file: OutgoingFile = {
    ...{ id: "f", name: "a.png", contentType: "image/png", bytes: 3, alt: "" },
    ...{ width: null, height: null, blob: new Blob(["abc"]), attachment: null },
  };
  const attachment = { id: "a1", name: "a.png", alt: "" } as AttachmentView;

  test("a message goes out once they are uploaded, after what was sent meanwhile", async () => {
    const log: StoredMessage[] = [];
    const tab = openTab(inMemory(), takeAll(log));
    tab.outbox.start();
    tab.outbox.add("kitchen", "picture", null, [file]);
    tab.outbox.add("kitchen", "words");
    await settle();
    expect(tab.sent).toEqual(["words"]);
    expect(tab.onScreen()).toEqual(["picture uploading"]);
    tab.outbox.uploaded(tab.clientId("picture"), [{ ...file, attachment }]);
    await settle();
    expect(tab.sent).toEqual(["words", "picture"]);
    expect(log.at(-1)?.files?.map(({ attachment }) => attachment?.id)).toEqual(["a1"]);
  });

  test("one that cannot be uploaded fails the message, which keeps them", async () => {
    const tab = openTab(inMemory(), takeAll());
    tab.outbox.start();
    tab.outbox.add("kitchen", "picture", null, [file]);
    tab.outbox.refuse(tab.clientId("picture"), "a.png is damaged.");
    await settle();
    expect(tab.onScreen()).toEqual(["picture failed"]);
    expect(tab.outbox.take(tab.clientId("picture"))).toMatchObject({
      failed: "a.png is damaged",
      files: [file],
    });
  });

  test("those that the server no longer has are sent again", async () => {
    const message = "A file is no longer there. Add it again.";
    const fields = { attachmentIds: [message] };
    const tab = openTab(inMemory(), async () => ({
      ok: false,
      error: { code: "invalid", message, fields },
      offline: false,
    }));
    tab.outbox.start();
    tab.outbox.add("kitchen", "picture", null, [{ ...file, attachment }]);
    await settle();
    expect(tab.outbox.take(tab.clientId("picture"))?.files).toEqual([file]);
  });
});
