import { type Message, Prisma } from "@/generated/sqlite/client";
import { limits } from "@/lib/contract/limits";
import { changesQuery, messagesQuery, newMessage } from "@/lib/contract/messages";
import type { ChangesPage, MessagePage, MessageView } from "@/lib/contract/views";
import { db } from "@/lib/db";
import { metrics } from "@/lib/metrics";
import { type Actor, requirePerson } from "./actor";
import { findMessages, messageRows } from "./message-rows";
import { messageParts, messageView } from "./message-view";
import { parse } from "./parse";
import { limitRate } from "./rate-limits";
import { readTogether } from "./read-together";
import { refuse } from "./refusal";
import { readableClock, requireMember } from "./room-access";
import { requireVerified } from "./verification";
import { enqueue } from "./write-queue";

/**
 * Stores one message and returns once it is durable. The same `clientId` again returns the stored
 * one (`created` false); with another body or room it refuses with `conflict`. A reply quotes a
 * message of the same room; files are uploads of the asker's own that no message has yet.
 */
export async function postMessage(
  actor: Actor,
  roomId: string,
  input: unknown,
): Promise<{ message: MessageView; created: boolean }> {
  const person = requirePerson(actor);
  const fields = parse(newMessage, input);
  const { clientId, body = "", replyToId = null, attachmentIds = [] } = fields;
  await requireVerified(person, "post");
  await limitRate("postBurst", person.userId);
  return enqueue({ authorId: person.userId, roomId, clientId, body, replyToId, attachmentIds });
}

/** A page of a room's history, ascending by `seq`; the newest one unless asked otherwise. */
export async function listMessages(
  actor: Actor,
  roomId: string,
  input: unknown,
): Promise<MessagePage> {
  // The clock is read before the messages: what changes in between comes again as a change.
  const rev = await readableClock(requirePerson(actor), roomId);
  const { before, after, at, limit, ...rest } = parse(messagesQuery, input);
  if (after !== undefined) {
    const { rows, more } = await rowsAfter(roomId, after, limit);
    return { messages: await viewsOf(rows), rev, more };
  }
  const around = at === undefined ? rest.around : await firstSince(roomId, new Date(at));
  if (around === undefined) {
    const { rows, more } = await rowsBefore(roomId, before, limit);
    return { messages: await viewsOf(rows), rev, more };
  }
  const older = await rowsBefore(roomId, around, Math.floor(limit / 2));
  const newer = await rowsAfter(roomId, around - 1, limit - older.rows.length);
  const messages = await viewsOf([...older.rows, ...newer.rows]);
  return { messages, rev, more: older.more, moreBefore: older.more, moreAfter: newer.more };
}

/** What changed in a room since its clock stood at `after`, ascending by `rev`. */
export async function listChanges(
  actor: Actor,
  roomId: string,
  input: unknown,
): Promise<ChangesPage> {
  const rev = await readableClock(requirePerson(actor), roomId);
  const { after, limit } = parse(changesQuery, input);
  metrics().catchUps.inc();
  if (after === rev) return { messages: [], rev, more: false, reset: false };
  const question = { roomId, rev, after, limit };
  return readTogether(Object.values(question).join(" "), () => readChanges(question));
}

type Question = { roomId: string; rev: number; after: number; limit: number };

async function readChanges({ roomId, rev, after, limit }: Question): Promise<ChangesPage> {
  if (after > rev || rev - after > limits.resetAfter) {
    const { rows, more } = await rowsBefore(roomId, undefined, limits.page.default);
    metrics().resets.inc();
    return { messages: await viewsOf(rows), rev, more, reset: true };
  }
  const rows = await findMessages(Prisma.sql`
    WHERE "roomId" = ${roomId} AND "rev" > ${after} ORDER BY "rev" LIMIT ${limit + 1}`);
  const page = rows.slice(0, limit);
  const more = rows.length > limit;
  const last = page.at(-1)?.rev ?? after;
  return {
    messages: await viewsOf(page),
    rev: more ? last : Math.max(rev, last),
    more,
    reset: false,
  };
}

/** One message of a room one is in; refuses with `not_found`. */
export async function findMessage(actor: Actor, messageId: string): Promise<MessageView> {
  const person = requirePerson(actor);
  const row = await db().message.findUnique({ where: { id: messageId }, include: messageParts });
  if (!row) refuse("not_found");
  await requireMember(person, row.roomId);
  return messageView(row);
}

async function viewsOf(messages: Message[]): Promise<MessageView[]> {
  return (await messageRows(messages)).map(messageView);
}

/** PostgreSQL refuses to compare with what its integers cannot hold; no message is that far. */
const latest = 2_147_483_647;
const inRange = (seq: number) => Math.min(seq, latest);

/**
 * The place of a room's first message since then, by halving: places follow time, and an index of
 * times would make every message that is stored dearer. Undefined where there is none.
 */
async function firstSince(roomId: string, at: Date): Promise<number | undefined> {
  const room = await db().room.findUnique({ where: { id: roomId }, select: { lastSeq: true } });
  const last = room?.lastSeq ?? 0;
  let from = 1;
  let to = last + 1;
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    const row = await db().message.findFirst({
      where: { roomId, seq: { gte: middle } },
      orderBy: { seq: "asc" },
      select: { seq: true, createdAt: true },
    });
    if (!row || row.createdAt >= at) to = middle;
    else from = row.seq + 1;
  }
  return from > last ? undefined : from;
}

async function rowsBefore(roomId: string, before: number | undefined, limit: number) {
  const rows = await findMessages(Prisma.sql`
    WHERE "roomId" = ${roomId} AND "seq" < ${inRange(before ?? latest)}
    ORDER BY "seq" DESC LIMIT ${limit + 1}`);
  return { rows: rows.slice(0, limit).reverse(), more: rows.length > limit };
}

async function rowsAfter(roomId: string, after: number, limit: number) {
  const rows = await findMessages(Prisma.sql`
    WHERE "roomId" = ${roomId} AND "seq" > ${inRange(after)} ORDER BY "seq" LIMIT ${limit + 1}`);
  return { rows: rows.slice(0, limit), more: rows.length > limit };
}
