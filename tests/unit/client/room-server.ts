import type { RoomChanges } from "@/lib/contract/events";
import type {
  ChangesPage,
  MessagePage,
  MessageView,
  QuoteView,
  RoomView,
} from "@/lib/contract/views";

export const ada = { id: "ada", name: "Ada Lovelace", avatarUrl: null };
export const bo = { id: "bo", name: "Bo Diddley", avatarUrl: null };

/** A message as the wire has it. */
export function messageView(over: Partial<MessageView> & { seq: number }): MessageView {
  return {
    id: `m${over.seq}`,
    roomId: "kitchen",
    rev: over.seq,
    clientId: null,
    author: bo,
    body: `number ${over.seq}`,
    createdAt: "2026-11-23T10:00:00.000Z",
    editedAt: null,
    deletedAt: null,
    pinnedAt: null,
    replyTo: null,
    reactions: [],
    attachments: [],
    previews: [],
    mentions: [],
    mentionNames: [],
    kind: "text",
    system: null,
    ...over,
  };
}

/** An edit may mean Ada, or no longer. */
const meant = (pick: number) => (pick % 2 === 0 ? [ada.id] : []);

const quoteOf = ({ id, seq, author, body }: MessageView): QuoteView => ({
  ...{ id, seq, author },
  excerpt: body,
});

/** A room as the wire has it, without messages unless told. */
export function roomView(over: Partial<RoomView> = {}): RoomView {
  const room: RoomView = {
    id: "kitchen",
    name: "Kitchen",
    kind: "open",
    topic: "",
    memberLimit: 12,
    memberCount: 2,
    waiting: 0,
    autoAdmit: true,
    linkPreviews: true,
    role: "member",
    lastSeq: 0,
    rev: 0,
    readSeq: 0,
    readTurn: 0,
    unread: 0,
    mentionCount: 0,
    mentionSeqs: [],
    notify: "all",
    mutedUntil: null,
    lastMessage: null,
    ...over,
  };
  return { ...room, unread: room.lastSeq - room.readSeq };
}

/** The contract's sync rules for one room, in as few lines as they can be said. */
export function createRoomServer({ resetAfter }: { resetAfter: number }) {
  const messages: MessageView[] = [];
  let rev = 0;

  const page = (shown: MessageView[]): MessagePage => ({ messages: shown, rev, more: false });

  return {
    messages,
    rev: () => rev,
    post(author: MessageView["author"], clientId: string | null): MessageView {
      rev++;
      const message = messageView({ seq: messages.length + 1, rev, author, clientId });
      messages.push(message);
      return message;
    },
    /** Changes an existing message, or deletes it, and moves its quotes; none if the room is empty. */
    edit(pick: number) {
      const index = pick % Math.max(1, messages.length);
      const message = messages[index];
      if (!message) return;
      rev++;
      const changed =
        pick % 3 === 0
          ? {
              ...message,
              rev,
              body: "",
              deletedAt: message.createdAt,
              replyTo: null,
              mentions: [],
              previews: [],
            }
          : { ...message, rev, body: `edited at ${rev}`, deletedAt: null, mentions: meant(pick) };
      messages[index] = changed;
      for (const [at, reply] of messages.entries()) {
        if (reply.replyTo?.id !== message.id || reply.deletedAt) continue;
        rev++;
        messages[at] = { ...reply, rev, replyTo: quoteOf(changed) };
      }
    },
    /** Answers a message, which is quoted from then on. */
    reply(author: MessageView["author"], pick: number) {
      const quoted = messages[pick % Math.max(1, messages.length)];
      if (!quoted) return;
      rev++;
      const replyTo = quoteOf(quoted);
      messages.push(messageView({ seq: messages.length + 1, rev, author, replyTo }));
    },
    /** Pins or unpins, reacts or takes it back; the message moves alone. */
    mark(pick: number) {
      const index = pick % Math.max(1, messages.length);
      const message = messages[index];
      if (!message) return;
      rev++;
      const { pinnedAt, reactions } = message;
      const thumb = { emoji: "👍", count: 1, userIds: [ada.id], names: [ada.name] };
      messages[index] =
        pick % 2 === 0
          ? { ...message, rev, pinnedAt: pinnedAt ? null : message.createdAt }
          : { ...message, rev, reactions: reactions.length > 0 ? [] : [thumb] };
    },
    /** The preview of a message's link arrives, or is taken away; the message moves alone. */
    preview(pick: number) {
      const index = pick % Math.max(1, messages.length);
      const message = messages[index];
      if (!message || message.deletedAt) return;
      rev++;
      const words = { title: "Soup", description: "", siteName: "", imageUrl: null };
      const arrived = { id: `p${rev}`, url: "https://example.org/", ...words };
      messages[index] = { ...message, rev, previews: message.previews.length > 0 ? [] : [arrived] };
    },
    frameSince: (after: number): RoomChanges => ({
      roomId: "kitchen",
      after,
      rev,
      messages: changedSince(after),
    }),
    newest: (limit: number) => page(messages.slice(-limit)),
    before: (seq: number, limit: number) =>
      page(messages.filter((message) => message.seq < seq).slice(-limit)),
    after(seq: number, limit: number): MessagePage {
      const newer = messages.filter((message) => message.seq > seq);
      return { ...page(newer.slice(0, limit)), more: newer.length > limit };
    },
    around(seq: number, limit: number): MessagePage {
      const from = Math.max(0, seq - 1 - Math.floor(limit / 2));
      const shown = messages.slice(from, from + limit);
      return { ...page(shown), moreBefore: from > 0, moreAfter: from + limit < messages.length };
    },
    changes(after: number, limit: number): ChangesPage {
      if (after > rev || rev - after > resetAfter) {
        return {
          messages: messages.slice(-limit),
          rev,
          more: messages.length > limit,
          reset: true,
        };
      }
      const changed = changedSince(after);
      const shown = changed.slice(0, limit);
      const more = changed.length > limit;
      return {
        messages: shown,
        rev: more ? (shown.at(-1)?.rev ?? after) : rev,
        more,
        reset: false,
      };
    },
  };

  function changedSince(after: number): MessageView[] {
    return messages.filter((message) => message.rev > after).sort((a, b) => a.rev - b.rev);
  }
}
