import type { Head } from "@/lib/contract/events";
import { isMeant } from "@/lib/contract/mentions";
import { excerptOf } from "@/lib/contract/message-excerpt";
import { excerpt } from "@/lib/contract/text";
import type { MessageView, RoomView } from "@/lib/contract/views";

// One locale for server and browser, so that the first HTML and hydration agree on the order.
const byName = new Intl.Collator("en", { sensitivity: "base", numeric: true });

/** Alphabetical, and always the same way round for two rooms of one name. */
export function sortRooms(rooms: RoomView[]): RoomView[] {
  return [...rooms].sort((a, b) => byName.compare(a.name, b.name) || (a.id < b.id ? -1 : 1));
}

/** Clocks only move forward, so of two views of a room the higher ones are true. */
function mergeRoom(known: RoomView | undefined, fresh: RoomView): RoomView {
  if (!known) return fresh;
  const newer = fresh.rev >= known.rev ? fresh : known;
  const merged = counted({
    ...fresh,
    rev: newer.rev,
    lastSeq: Math.max(known.lastSeq, fresh.lastSeq),
    ...markOf(laterMark(known, fresh)),
    lastMessage: newer.lastMessage,
    mentionSeqs: newer.mentionSeqs,
  });
  // Lists are refreshed often; what is on screen must not be drawn again for nothing.
  return JSON.stringify(merged) === JSON.stringify(known) ? known : merged;
}

/** The list as a fresh one tells it, without losing what live events told meanwhile. */
export function mergeRooms(known: RoomView[], fresh: RoomView[]): RoomView[] {
  const byId = new Map(known.map((room) => [room.id, room]));
  return sortRooms(fresh.map((room) => mergeRoom(byId.get(room.id), room)));
}

/** The list with this room in it, added or brought up to date. */
export function putRoom(rooms: RoomView[], room: RoomView): RoomView[] {
  const others = rooms.filter(({ id }) => id !== room.id);
  const known = rooms.find(({ id }) => id === room.id);
  return sortRooms([...others, mergeRoom(known, room)]);
}

/** What arriving messages say about a room: its clock, its last words, and that I read my own. */
export function tellMessages(
  room: RoomView,
  { rev, messages }: { rev: number; messages: MessageView[] },
  meId: string,
): RoomView {
  let { lastSeq, readSeq, lastMessage } = room;
  const mentionSeqs = withMentions(room.mentionSeqs, messages, meId);
  for (const message of messages) {
    if (message.kind === "text" && message.author.id === meId) {
      readSeq = Math.max(readSeq, message.seq);
    }
    if (message.seq < lastSeq) continue;
    lastSeq = message.seq;
    lastMessage = {
      excerpt: lastWords(message),
      authorName: message.author.name,
      createdAt: message.createdAt,
    };
  }
  const isSame = lastSeq === room.lastSeq && readSeq === room.readSeq;
  const told = counted({
    ...room,
    rev: Math.max(room.rev, rev),
    lastSeq,
    readSeq,
    lastMessage,
    mentionSeqs,
  });
  const isMeantAlike = String(told.mentionSeqs) === String(room.mentionSeqs);
  return rev <= room.rev && isSame && isMeantAlike ? room : told;
}

function lastWords(message: MessageView): string {
  if (message.deletedAt) return "Message deleted";
  return message.kind === "system" ? excerpt(message.body) : excerptOf(message);
}

/** A head tells how far a room is, not what was said in it. */
export function tellHead(room: RoomView, head: Head): RoomView {
  const lastSeq = Math.max(room.lastSeq, head.lastSeq);
  if (head.rev <= room.rev && lastSeq === room.lastSeq) return room;
  return counted({ ...room, rev: Math.max(room.rev, head.rev), lastSeq });
}

/** My marker moved, here or on another device. */
export function tellRead(room: RoomView, { seq, turn }: { seq: number; turn: number }): RoomView {
  const told = { readSeq: seq, readTurn: turn };
  return laterMark(room, told) === told ? counted({ ...room, ...told }) : room;
}

type Mark = Pick<RoomView, "readSeq" | "readTurn">;

/** A marker moves forward until its reader puts it back, which begins another turn. */
function laterMark(one: Mark, other: Mark): Mark {
  const turns = other.readTurn - one.readTurn;
  return turns > 0 || (turns === 0 && other.readSeq > one.readSeq) ? other : one;
}

const markOf = ({ readSeq, readTurn }: Mark): Mark => ({ readSeq, readTurn });

/** How many messages came to rooms that are in both lists. */
export function countArrived(before: RoomView[], after: RoomView[]): number {
  const lastSeqs = new Map(before.map(({ id, lastSeq }) => [id, lastSeq]));
  return after.reduce((sum, { id, lastSeq }) => sum + lastSeq - (lastSeqs.get(id) ?? lastSeq), 0);
}

/** Those that meant me, as these messages are now. */
function withMentions(known: number[], messages: MessageView[], meId: string): number[] {
  const seqs = new Set(known);
  for (const message of messages) {
    if (isMeant(message, meId)) seqs.add(message.seq);
    else seqs.delete(message.seq);
  }
  return [...seqs].sort((a, b) => a - b);
}

/** What is read counts no more. */
function counted(room: RoomView): RoomView {
  const mentionSeqs = room.mentionSeqs.filter((seq) => seq > room.readSeq);
  const unread = Math.max(0, room.lastSeq - room.readSeq);
  return { ...room, unread, mentionSeqs, mentionCount: mentionSeqs.length };
}
