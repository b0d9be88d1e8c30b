import type { MessageView, RoomView, SystemVerb } from "@/lib/contract/views";

const people: Record<string, string> = {
  ada: "Ada Okafor",
  bo: "Bo Lindqvist",
  cy: "Cy Tan",
  jonas: "Jonas Weber",
  mira: "Mira Rahman",
};

type Told = {
  seq: number;
  author: keyof typeof people;
  at: string;
  body?: string;
  clientId?: string;
  verb?: SystemVerb;
};

/** A message as the server would send it, said or told by one of five people. */
export function messageOf({ seq, author, at, body, clientId, verb }: Told): MessageView {
  const name = people[author] ?? author;
  return {
    id: `m${seq}`,
    roomId: "kitchen",
    seq,
    rev: seq,
    clientId: clientId ?? null,
    author: { id: author, name, avatarUrl: null },
    body: body ?? (verb ? `${name} ${verb}` : `Line ${seq}`),
    createdAt: at,
    editedAt: null,
    deletedAt: null,
    pinnedAt: null,
    replyTo: null,
    reactions: [],
    attachments: [],
    previews: [],
    mentions: [],
    mentionNames: [],
    kind: verb ? "system" : "text",
    system: verb ? { verb } : null,
  };
}

/** A room of the reader's, called Kitchen unless said otherwise. */
export function roomOf(more: Partial<RoomView> = {}): RoomView {
  return {
    id: "kitchen",
    name: "Kitchen",
    kind: "open",
    topic: "Sunday suppers",
    memberLimit: 12,
    memberCount: 7,
    waiting: 0,
    autoAdmit: true,
    linkPreviews: true,
    role: "member",
    lastSeq: 10,
    rev: 10,
    readSeq: 10,
    readTurn: 0,
    unread: 0,
    mentionCount: 0,
    mentionSeqs: [],
    notify: "all",
    mutedUntil: null,
    lastMessage: null,
    ...more,
  };
}
