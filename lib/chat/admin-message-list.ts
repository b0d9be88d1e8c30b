import { type Message, Prisma } from "@/generated/sqlite/client";
import type { AdminMessageRow, AdminSort, ListPage, ListQuery } from "@/lib/contract/admin-lists";
import { opaqueId } from "@/lib/contract/rooms";
import { excerpt } from "@/lib/contract/text";
import { db } from "@/lib/db";
import type { Actor } from "./actor";
import { requireAdmin } from "./admin";
import { findPage, type Order } from "./list-page";
import { deletionOf } from "./message-view";
import { findFilter, type Matched } from "./people-and-rooms-filter";
import { refuse } from "./refusal";
import { fullName, type PublicUser, publicUser } from "./views";

/** How long an entry of the audit shows the message it is about. */
const viewMs = 10 * 60_000;

const orders: Record<AdminSort<"messages">, Order> = {
  when: [
    { by: Prisma.sql`t."createdAt"`, type: "time" },
    { by: Prisma.sql`t."authorId"`, type: "text" },
    { by: Prisma.sql`t."id"`, type: "text" },
  ],
  who: [
    { by: Prisma.sql`u."firstName"`, type: "text" },
    { by: Prisma.sql`u."lastName"`, type: "text" },
    { by: Prisma.sql`u."id"`, type: "text" },
    { by: Prisma.sql`t."id"`, type: "text" },
  ],
  room: [
    { by: Prisma.sql`r."searchName"`, type: "text" },
    { by: Prisma.sql`r."id"`, type: "text" },
    { by: Prisma.sql`t."seq"`, type: "number" },
  ],
};

/** SQLite reads tables that are CROSS JOINed in this order: the one that is sorted by first. */
const tables: Record<AdminSort<"messages">, Prisma.Sql> = {
  when: Prisma.sql`"Message" t`,
  who: Prisma.sql`"User" u CROSS JOIN "Message" t`,
  room: Prisma.sql`"Room" r CROSS JOIN "Message" t`,
};
/** The same for a filter that names its few: beginning with the messages. */
const gathered: Record<AdminSort<"messages">, Prisma.Sql> = {
  when: Prisma.sql`"Message" t`,
  who: Prisma.sql`"Message" t CROSS JOIN "User" u`,
  room: Prisma.sql`"Message" t CROSS JOIN "Room" r`,
};
const first = { when: "rows", who: "u", room: "r" } as const satisfies Record<
  AdminSort<"messages">,
  string
>;
const joined: Partial<Record<AdminSort<"messages">, Prisma.Sql>> = {
  who: Prisma.sql`u."id" = t."authorId"`,
  room: Prisma.sql`r."id" = t."roomId"`,
};

const filtered = {
  table: Prisma.sql`"Message"`,
  name: Prisma.sql`t`,
  userId: Prisma.sql`"authorId"`,
};

/** All messages, 50 a page; `q` is part of a person's name or address or of a room's name. */
export async function listAllMessages(
  actor: Actor,
  { q, sort, descending, after }: ListQuery<"messages">,
): Promise<ListPage<AdminMessageRow>> {
  await requireAdmin(actor);
  const filter = q ? await findFilter(q, filtered, first[sort], countMessages) : null;
  const { keys, next } = await findPage<{ key: string }>({
    from: (filter?.gathered ? gathered : tables)[sort],
    key: Prisma.sql`t."id" AS "key"`,
    where: [joined[sort], filter?.where].flatMap((condition) => condition ?? []),
    order: orders[sort],
    descending,
    after,
  });
  const found = await db().message.findMany({
    where: { id: { in: keys.map(({ key }) => key) } },
    include: context,
  });
  const byId = new Map(found.map((row) => [row.id, row]));
  const rows = keys.flatMap(({ key }) => byId.get(key) ?? []);
  const own = await ownRooms(actor, [...new Set(found.map(({ roomId }) => roomId))]);
  return { rows: rows.map((row) => messageRow(row, own.has(row.roomId))), next };
}

/**
 * One message; refuses with `not_found`. Outside the asker's own rooms its words come only for their
 * entry in the audit that says why (`viewMessage`), for ten minutes.
 */
export async function findAnyMessage(
  actor: Actor,
  messageId: string,
  entryId: string | null,
): Promise<AdminMessageRow> {
  await requireAdmin(actor);
  const where = { id: messageId };
  const isId = opaqueId.safeParse(messageId).success;
  const row = isId ? await db().message.findUnique({ where, include: context }) : null;
  if (!row) refuse("not_found");
  const isMember = (await ownRooms(actor, [row.roomId])).has(row.roomId);
  const mayRead = isMember || (await isOwnView(actor, messageId, entryId));
  return { ...messageRow(row, mayRead), body: mayRead ? wordsOf(row) : null };
}

/** Which of these rooms the asker is a member of, and so reads without an entry in the audit. */
async function ownRooms(actor: Actor, roomIds: string[]): Promise<Set<string>> {
  if (actor.kind === "operator") return new Set();
  const where = { userId: actor.userId, roomId: { in: roomIds } };
  const seats = await db().membership.findMany({ where, select: { roomId: true } });
  return new Set(seats.map(({ roomId }) => roomId));
}

async function isOwnView(actor: Actor, targetId: string, id: string | null): Promise<boolean> {
  if (actor.kind === "operator" || !id || !opaqueId.safeParse(id).success) return false;
  const createdAt = { gt: new Date(Date.now() - viewMs) };
  const entry = { action: "message.view", targetId, actorId: actor.userId };
  const where = { id, createdAt, ...entry };
  return (await db().auditEntry.findFirst({ where, select: { id: true } })) !== null;
}

async function countMessages({ userIds, roomIds }: Matched): Promise<number> {
  const [theirs, rooms] = await Promise.all([
    db().message.count({ where: { authorId: { in: userIds } } }),
    db().room.aggregate({ where: { id: { in: roomIds } }, _sum: { lastSeq: true } }),
  ]);
  return theirs + (rooms._sum.lastSeq ?? 0);
}

const context = {
  author: { select: publicUser },
  room: { select: { id: true, name: true } },
} as const;
type Row = Message & { author: PublicUser; room: { id: string; name: string } };

function messageRow(row: Row, mayRead: boolean): AdminMessageRow {
  const { id, author, room, createdAt } = row;
  return {
    id,
    createdAt: createdAt.toISOString(),
    author: { id: author.id, name: fullName(author) },
    room: { id: room.id, name: room.name },
    body: mayRead ? excerpt(wordsOf(row)) : null,
    state: stateOf(row),
  };
}

function wordsOf(row: Row): string {
  return deletionOf(row, row.author) ? "" : row.body;
}

function stateOf(row: Row): AdminMessageRow["state"] {
  if (deletionOf(row, row.author)) return "deleted";
  return row.systemVerb ? "system" : "text";
}
