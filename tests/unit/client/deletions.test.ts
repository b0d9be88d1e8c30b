/** Deleting with time to undo: what the server hears, and when. */
import { noAnswer } from "@/lib/client/api";
import { createDeletions } from "@/lib/client/deletions";
import { startState } from "@/lib/client/hearth-state";
import { createStore } from "@/lib/client/store";
import type { Answer } from "@/lib/client/types";
import type { MessageView } from "@/lib/contract/views";
import { ada, messageView } from "./room-server";

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

const me = {
  ...ada,
  kind: "person" as const,
  email: "ada@example.org",
  emailVerified: true,
  isAdmin: false,
};
const first = messageView({ seq: 1 });
const second = messageView({ seq: 2 });
const agreed: Answer<MessageView> = { ok: true, data: { ...first, deletedAt: "2026-11-24" } };

function begin(answers: Answer<MessageView>[] = []) {
  const asked: string[] = [];
  const store = createStore(startState(me, [], true, null));
  const { actions, settle } = createDeletions({
    store,
    api: {
      async deleteMessage(id) {
        asked.push(id);
        return answers.shift() ?? agreed;
      },
    },
    check: (answer) => answer,
    hearSent() {},
  });
  return { asked, actions, settle, read: () => store.get().deletions };
}

test("shown as deleted at once, told to the server after six seconds, once", async () => {
  const { asked, actions, read } = begin();
  actions.deleteUndoably(first);
  expect(read().undoable).toBe(first);
  expect(read().tombstones.get(first.id)).toMatchObject({
    body: "",
    deletedAt: expect.any(String),
  });
  await jest.advanceTimersByTimeAsync(5_999);
  expect(asked).toEqual([]);
  await jest.advanceTimersByTimeAsync(60_000);
  expect(asked).toEqual([first.id]);
  expect(read()).toEqual({ tombstones: new Map(), undoable: null, failure: null });
});

test("undone, the server never hears of it", async () => {
  const { asked, actions, read, settle } = begin();
  actions.deleteUndoably(first);
  actions.undoDelete();
  expect(read()).toEqual({ tombstones: new Map(), undoable: null, failure: null });
  settle();
  await jest.advanceTimersByTimeAsync(60_000);
  expect(asked).toEqual([]);
});

test("a page that goes sends what is still undoable, and so does the next deletion", async () => {
  const { asked, actions, settle, read } = begin();
  actions.deleteUndoably(first);
  actions.deleteUndoably(second);
  expect(asked).toEqual([first.id]);
  expect(read().undoable).toBe(second);
  settle();
  settle();
  expect(asked).toEqual([first.id, second.id]);
});

test("the time stands still while somebody is about to undo", async () => {
  const { asked, actions } = begin();
  actions.deleteUndoably(first);
  actions.holdUndo(true);
  await jest.advanceTimersByTimeAsync(60_000);
  expect(asked).toEqual([]);
  actions.holdUndo(false);
  await jest.advanceTimersByTimeAsync(6_000);
  expect(asked).toEqual([first.id]);
});

test("without an answer it stays deleted here, and is tried again", async () => {
  const { asked, actions, settle, read } = begin([noAnswer(), noAnswer()]);
  actions.deleteUndoably(first);
  settle();
  await jest.advanceTimersByTimeAsync(4_000);
  expect(read().tombstones.has(first.id)).toBe(true);
  await jest.advanceTimersByTimeAsync(60_000);
  expect(asked).toEqual([first.id, first.id, first.id]);
  expect(read().tombstones.size).toBe(0);
});

test("a refusal brings the message back and says why, until dismissed", async () => {
  const error = { code: "forbidden" as const, message: "Not you." };
  const { asked, actions, settle, read } = begin([{ ok: false, error, offline: false }]);
  actions.deleteUndoably(first);
  settle();
  await jest.advanceTimersByTimeAsync(60_000);
  expect(asked).toEqual([first.id]);
  expect(read()).toEqual({ tombstones: new Map(), undoable: null, failure: error });
  actions.dismissDeleteFailure();
  expect(read().failure).toBeNull();
});
