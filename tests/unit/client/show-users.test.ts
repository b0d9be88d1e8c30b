import { emptyRoom, reduceRoom } from "@/lib/client/room-state";
import { ada, bo, messageView } from "./room-server";

const quote = { id: "m1", seq: 1, author: ada, excerpt: "soup" };
const hands = { emoji: "👍", count: 2, userIds: [bo.id, ada.id], names: [bo.name, ada.name] };
const meant = { id: ada.id, as: ada.name, name: ada.name };
const messages = [
  messageView({ seq: 1, author: ada }),
  messageView({ seq: 2, replyTo: quote }),
  messageView({ seq: 3, reactions: [hands] }),
  messageView({ seq: 4 }),
  messageView({ seq: 5, mentions: [ada.id], mentionNames: [meant] }),
];
const page = { messages, rev: 5, more: false };
const state = reduceRoom(emptyRoom(bo.id), { type: "page", page });

test("a new name shows on messages, in quotes, mentions and reactions, and nowhere else", () => {
  const user = { ...ada, name: "Ada King", avatarUrl: "/p", kind: "person" as const };
  const shown = reduceRoom(state, { type: "users", people: new Map([[user.id, user]]) });
  const author = { id: ada.id, name: "Ada King", avatarUrl: "/p" };
  expect(shown.messages[0]?.author).toEqual(author);
  expect(shown.messages[1]?.replyTo).toEqual({ ...quote, author });
  expect(shown.messages[2]?.reactions).toEqual([{ ...hands, names: [bo.name, "Ada King"] }]);
  expect(shown.messages[3]).toBe(messages[3]);
  expect(shown.messages[4]?.mentionNames).toEqual([{ ...meant, name: "Ada King" }]);
});

test("whoever is not in the room changes nothing", () => {
  const user = { id: "cleo", name: "Cleo", avatarUrl: null, kind: "person" as const };
  expect(reduceRoom(state, { type: "users", people: new Map([[user.id, user]]) })).toBe(state);
});

test("who has the name and picture that are shown already changes nothing", () => {
  const people = new Map([ada, bo].map((user) => [user.id, { ...user, kind: "person" as const }]));
  expect(reduceRoom(state, { type: "users", people })).toBe(state);
});
