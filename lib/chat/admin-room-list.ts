import { Prisma } from "@/generated/sqlite/client";
import type {
  AdminRoomRow,
  AdminRoomView,
  AdminSort,
  ListPage,
  ListQuery,
  Named,
} from "@/lib/contract/admin-lists";
import { opaqueId } from "@/lib/contract/rooms";
import { db } from "@/lib/db";
import type { Actor } from "./actor";
import { requireAdmin } from "./admin";
import { matchesPerson, matchesRoom } from "./list-filter";
import { findPage, type Order } from "./list-page";
import { refuse } from "./refusal";
import { fullName, type PublicUser, publicUser } from "./views";

/** A choice among more is made by searching. */
const heirsListed = 200;

const id = { by: Prisma.sql`r."id"`, type: "text" } as const;

const orders: Record<AdminSort<"rooms">, Order> = {
  name: [{ by: Prisma.sql`r."searchName"`, type: "text" }, id],
  kind: [{ by: Prisma.sql`r."kind"`, type: "text" }, id],
  seats: [{ by: Prisma.sql`r."memberCount"`, type: "number" }, id],
  owner: [
    {
      by: Prisma.sql`coalesce((SELECT u."firstName" || ' ' || u."lastName"
        FROM "Membership" m JOIN "User" u ON u."id" = m."userId"
        WHERE m."roomId" = r."id" AND m."role" = 'owner'), '')`,
      type: "text",
      counted: true,
    },
    id,
  ],
  messages: [{ by: Prisma.sql`r."lastSeq"`, type: "number" }, id],
  made: [{ by: Prisma.sql`r."createdAt"`, type: "time" }, id],
};

/** All rooms, 50 a page; `q` is part of a name. */
export async function listAllRooms(
  actor: Actor,
  { q, sort, descending, after }: ListQuery<"rooms">,
): Promise<ListPage<AdminRoomRow>> {
  await requireAdmin(actor);
  const { keys, next } = await findPage<{ key: string }>({
    from: Prisma.sql`"Room" r`,
    key: Prisma.sql`r."id" AS "key"`,
    where: q ? [matchesRoom(q)] : [],
    order: orders[sort],
    descending,
    after,
  });
  return { rows: await roomRows(keys.map(({ key }) => key)), next };
}

/** One room, as its settings show it; refuses with `not_found`. */
export async function findAnyRoom(actor: Actor, roomId: string): Promise<AdminRoomView> {
  await requireAdmin(actor);
  const isId = opaqueId.safeParse(roomId).success;
  const [row] = isId ? await roomRows([roomId]) : [];
  return row ?? refuse("not_found");
}

/**
 * Whom a room may be handed to, for choosing one: the members whose name or address has `q` in it,
 * moderators first, by how long they have been there. 200 at most; `hasMore` says that more fit.
 */
export async function listHeirs(
  actor: Actor,
  roomId: string,
  q: string,
): Promise<{ heirs: Named[]; hasMore: boolean }> {
  await requireAdmin(actor);
  const members = await db().$queryRaw<Pick<PublicUser, "id" | "firstName" | "lastName">[]>`
    SELECT u."id", u."firstName", u."lastName"
    FROM "Membership" m JOIN "User" u ON u."id" = m."userId"
    WHERE m."roomId" = ${roomId} AND m."role" <> 'owner' AND ${matchesPerson(q)}
    ORDER BY m."role" DESC, m."joinedAt", u."id" LIMIT ${heirsListed + 1}`;
  const heirs = members.slice(0, heirsListed).map((user) => ({
    id: user.id,
    name: fullName({ ...user, deletedAt: null }),
  }));
  return { heirs, hasMore: members.length > heirsListed };
}

async function roomRows(ids: string[]): Promise<AdminRoomView[]> {
  const rooms = await db().room.findMany({
    where: { id: { in: ids } },
    include: {
      memberships: { where: { role: "owner" }, select: { user: { select: publicUser } } },
    },
  });
  const found = new Map(rooms.map((room) => [room.id, room]));
  return ids.flatMap((id) => {
    const room = found.get(id);
    if (!room) return [];
    const owner = room.memberships[0]?.user;
    const { name, topic, memberCount, memberLimit } = room;
    return {
      ...{ id, name, topic, memberCount, memberLimit },
      kind: room.kind as AdminRoomRow["kind"],
      owner: owner ? { id: owner.id, name: fullName(owner) } : null,
      messages: room.lastSeq,
      createdAt: room.createdAt.toISOString(),
    };
  });
}
