import { Prisma } from "@/generated/sqlite/client";
import { limits } from "@/lib/contract/limits";
import { bodyExcerpt } from "@/lib/contract/plain-text";
import { opaqueId } from "@/lib/contract/rooms";
import { excerpt } from "@/lib/contract/text";
import type { Role, RoomView } from "@/lib/contract/views";
import { db, lookUp, type Tx } from "@/lib/db";
import { type Actor, requirePerson } from "./actor";
import { refuse } from "./refusal";
import { fullName } from "./views";

type Row = {
  id: string;
  name: string;
  kind: RoomView["kind"];
  topic: string;
  memberLimit: number;
  memberCount: number;
  waiting: number | bigint;
  /** As `unreadMentions`: those that mean the reader, and those that mean everybody. */
  meant: string | null;
  called: string | null;
  autoAdmit: boolean | number;
  linkPreviews: boolean | number;
  lastSeq: number;
  rev: number;
  role: Role;
  readSeq: number;
  readTurn: number;
  notify: RoomView["notify"];
  mutedUntil: Date | null;
  ownName: string | null;
  body: string | null;
  createdAt: Date | null;
  systemVerb: string | null;
  firstName: string;
  lastName: string;
  deletedAt: Date | null;
};

const inOrder = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

/** The asker's rooms in alphabetical order, with unread counts and last messages, in one query. */
export async function listRooms(actor: Actor): Promise<RoomView[]> {
  const { userId } = requirePerson(actor);
  const rooms = await selectRooms(db(), Prisma.sql`m."userId" = ${userId}`);
  return rooms.sort((a, b) => inOrder.compare(a.name, b.name) || (a.id < b.id ? -1 : 1));
}

/** The ids of the asker's rooms: what a connection needs of them, by the shortest way. */
export async function listRoomIds(actor: Actor): Promise<string[]> {
  const { userId } = requirePerson(actor);
  const rows = await lookUp<{ roomId: string }>(
    Prisma.sql`SELECT "roomId" FROM "Membership" WHERE "userId" = ${userId}`,
  );
  return rows.map(({ roomId }) => roomId);
}

/** Where the clocks of the asker's rooms stand: what catching up needs of them, by the shortest way. */
export function listRoomClocks(actor: Actor): Promise<Pick<RoomView, "id" | "rev">[]> {
  const { userId } = requirePerson(actor);
  return lookUp(Prisma.sql`
    SELECT r."id", r."rev" FROM "Membership" m JOIN "Room" r ON r."id" = m."roomId"
    WHERE m."userId" = ${userId} ORDER BY m."roomId"`);
}

/** One room as its member sees it; refuses with `not_found`. */
export async function findRoom(actor: Actor, roomId: string, tx: Tx = db()): Promise<RoomView> {
  const { userId } = requirePerson(actor);
  // PostgreSQL cannot even compare every text that stands in an address.
  if (!opaqueId.safeParse(roomId).success) refuse("not_found");
  const mine = Prisma.sql`m."userId" = ${userId} AND m."roomId" = ${roomId}`;
  const [room] = await selectRooms(tx, mine);
  return room ?? refuse("not_found");
}

async function selectRooms(tx: Tx, condition: Prisma.Sql): Promise<RoomView[]> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT r."id", r."name", r."kind", r."topic", r."memberLimit", r."memberCount", r."lastSeq",
           r."rev", r."autoAdmit", r."linkPreviews", m."role", m."readSeq", m."readTurn", m."notify", m."mutedUntil",
           m."ownName", t."createdAt", t."systemVerb",
           (${unreadMentions(Prisma.sql`n."userId" = m."userId"`)}) AS "meant",
           (${unreadMentions(Prisma.sql`n."userId" IS NULL`)}) AS "called",
           (SELECT COUNT(*) FROM "Wait" w WHERE w."roomId" = r."id") AS "waiting",
           CASE WHEN t."deletedAt" IS NOT NULL
                  OR (u."deletedAt" IS NOT NULL AND u."deletesMessages" AND t."systemVerb" IS NULL)
                THEN 'Message deleted' ELSE t."body" END AS "body",
           u."firstName", u."lastName", u."deletedAt"
    FROM "Membership" m
    JOIN "Room" r ON r."id" = m."roomId"
    LEFT JOIN "Message" t ON t."roomId" = r."id" AND t."seq" = r."lastSeq"
    LEFT JOIN "User" u ON u."id" = t."authorId"
    WHERE ${condition}`;
  return rows.map(roomView);
}

/**
 * The first unread messages of a membership `m` that mean some people, in any order: "40,12". Ordered
 * by the whole index, or PostgreSQL, for whom NULLs are not alike, would sort all of them.
 */
function unreadMentions(whom: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    SELECT string_agg(CAST(f."seq" AS TEXT), ',') FROM (
      SELECT n."seq" FROM "Mention" n
      JOIN "Message" o ON o."id" = n."messageId"
      JOIN "User" a ON a."id" = o."authorId" AND (a."deletedAt" IS NULL OR NOT a."deletesMessages")
      WHERE ${whom} AND n."roomId" = m."roomId" AND n."seq" > m."readSeq"
      ORDER BY n."userId", n."seq" LIMIT ${limits.mentionsCounted}) f`;
}

function roomView(found: Row): RoomView {
  const {
    ownName,
    body,
    systemVerb,
    meant,
    called,
    createdAt,
    firstName,
    lastName,
    deletedAt,
    ...row
  } = found;
  const seqs = [meant, called].flatMap((list) => list?.split(",") ?? []).map(Number);
  const mentionSeqs = [...new Set(seqs)].sort((a, b) => a - b).slice(0, limits.mentionsCounted);
  const lastMessage =
    body !== null && createdAt
      ? {
          excerpt: systemVerb ? excerpt(body) : bodyExcerpt(body),
          authorName: fullName({ firstName, lastName, deletedAt }),
          createdAt: createdAt.toISOString(),
        }
      : null;
  return {
    ...row,
    ...(ownName !== null && { name: ownName, realName: row.name }),
    // SQLite has no booleans, and PostgreSQL counts in 64 bits.
    waiting: Number(row.waiting),
    autoAdmit: Boolean(row.autoAdmit),
    mutedUntil: row.mutedUntil?.toISOString() ?? null,
    linkPreviews: Boolean(row.linkPreviews),
    unread: row.lastSeq - row.readSeq,
    mentionCount: mentionSeqs.length,
    mentionSeqs,
    lastMessage,
  };
}
