/** Reacting before the server answers: what is on screen, and what stays. */
import { noAnswer } from "@/lib/client/api";
import { startState } from "@/lib/client/hearth-state";
import { createReacting, withWishes } from "@/lib/client/reacting";
import { createStore } from "@/lib/client/store";
import type { Answer } from "@/lib/client/types";
import type { MessageView } from "@/lib/contract/views";
import { ada, bo, messageView } from "./room-server";

const me = {
  ...ada,
  kind: "person" as const,
  email: "ada@example.org",
  emailVerified: true,
  isAdmin: false,
};
const thumb = { emoji: "👍", count: 1, userIds: [bo.id], names: [bo.name] };
const message = messageView({ seq: 1, reactions: [thumb] });
const both = { emoji: "👍", count: 2, userIds: [bo.id, ada.id], names: [bo.name, ada.name] };

function begin() {
  const asked: string[] = [];
  const answers: ((answer: Answer<MessageView>) => void)[] = [];
  const heard: MessageView[] = [];
  const store = createStore(startState(me, [], true, null));
  const ask = (word: string) => (_id: string, emoji: string) => {
    asked.push(`${word} ${emoji}`);
    return new Promise<Answer<MessageView>>((resolve) => answers.push(resolve));
  };
  const { react } = createReacting({
    store,
    api: { putReaction: ask("put"), deleteReaction: ask("delete") },
    check: (answer) => answer,
    hearSent: (changed) => heard.push(changed),
  });
  const shown = () => withWishes([message], store.get().wishes, me)[0]?.reactions;
  return { asked, answers, heard, react, shown };
}

test("a reaction is on screen at once, and stays the server's once it answered", async () => {
  const { answers, heard, react, shown } = begin();
  const done = react(message, "👍", true);
  expect(shown()).toEqual([both]);
  await Promise.resolve();
  answers[0]?.({ ok: true, data: { ...message, rev: 2, reactions: [both] } });
  await done;
  expect(heard).toHaveLength(1);
  expect(shown()).toEqual([thumb]);
});

test("without an answer it is as it was", async () => {
  const { answers, react, shown } = begin();
  const done = react(message, "🎉", true);
  expect(shown()).toEqual([thumb, { emoji: "🎉", count: 1, userIds: [ada.id], names: [ada.name] }]);
  await Promise.resolve();
  answers[0]?.(noAnswer());
  expect(await done).toMatchObject({ ok: false, offline: true });
  expect(shown()).toEqual([thumb]);
});

test("second thoughts go out after the first, and show at once", async () => {
  const { asked, answers, react, shown } = begin();
  const first = react(message, "👍", true);
  const second = react(message, "👍", false);
  expect(shown()).toEqual([thumb]);
  await Promise.resolve();
  expect(asked).toEqual(["put 👍"]);
  answers[0]?.({ ok: true, data: { ...message, rev: 2, reactions: [both] } });
  await first;
  expect(shown()).toEqual([thumb]);
  expect(asked).toEqual(["put 👍", "delete 👍"]);
  answers[1]?.({ ok: true, data: { ...message, rev: 3 } });
  await second;
  expect(shown()).toEqual([thumb]);
});

test("the last to take a reaction back takes its chip along; a deleted message has none", () => {
  const mine = { ...thumb, userIds: [ada.id], names: [ada.name] };
  const wishes = new Map([["", { messageId: message.id, emoji: "👍", on: false }]]);
  expect(withWishes([{ ...message, reactions: [mine] }], wishes, me)[0]?.reactions).toEqual([]);
  const gone = { ...message, reactions: [], deletedAt: message.createdAt };
  const wanted = new Map([["", { messageId: message.id, emoji: "👍", on: true }]]);
  expect(withWishes([gone], wanted, me)).toEqual([gone]);
});
