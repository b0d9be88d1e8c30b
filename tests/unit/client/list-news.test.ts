import { isNewsOf } from "@/lib/client/list-news";
import type { MessageView } from "@/lib/contract/views";
import { messageView } from "./room-server";

const at = "2026-11-23T10:00:00.000Z";
const window = [messageView({ seq: 5 }), messageView({ seq: 6, pinnedAt: at })];
const isNews = (list: "pins" | "files", message: MessageView, known = window) =>
  isNewsOf(list, { type: "changes", after: 6, rev: message.rev, messages: [message] }, known, 6);

test.each([
  ["a new message", messageView({ seq: 7 }), false],
  ["an edit of one that is not pinned", messageView({ seq: 5, rev: 9 }), false],
  ["a pin", messageView({ seq: 5, rev: 9, pinnedAt: at }), true],
  ["taking one away", messageView({ seq: 6, rev: 9 }), true],
  ["an edit of a pinned one", messageView({ seq: 6, rev: 9, pinnedAt: at }), true],
  ["what is known already", messageView({ seq: 6, rev: 6, pinnedAt: at }), false],
  ["whatever happens to one out of sight", messageView({ seq: 2, rev: 9 }), true],
])("%s: %p", (_what, message, news) => {
  expect(isNews("pins", message)).toBe(news);
});

const attachments = [
  {
    ...{ id: "note", name: "note.txt", contentType: "text/plain", bytes: 17, alt: "" },
    ...{ width: null, height: null, url: "/note.txt", thumbnailUrl: null },
  },
];
const filed = [messageView({ seq: 5 }), messageView({ seq: 6, attachments })];

test.each([
  ["words", messageView({ seq: 7 }), false],
  ["a file", messageView({ seq: 7, attachments }), true],
  ["an edit of what has none", messageView({ seq: 5, rev: 9 }), false],
  ["what had one and was deleted", messageView({ seq: 6, rev: 9 }), true],
  ["whatever happens to one out of sight", messageView({ seq: 2, rev: 9 }), true],
])("to the files, %s: %p", (_what, message, news) => {
  expect(isNews("files", message, filed)).toBe(news);
});

test("a page that takes the window's place may have brought anything", () => {
  const page = { messages: [], rev: 9, more: false, reset: true };
  for (const list of ["pins", "files"] as const) {
    expect(isNewsOf(list, { type: "fetched", after: 0, page }, window, 6)).toBe(true);
  }
});
