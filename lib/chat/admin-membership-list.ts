import { Prisma } from "@/generated/sqlite/client";
import type {
  AdminMembershipRow,
  AdminSort,
  ListPage,
  ListQuery,
} from "@/lib/contract/admin-lists";
import { opaqueId } from "@/lib/contract/rooms";
import type { Role } from "@/lib/contract/views";
import { db } from "@/lib/db";
import type { Actor } from "./actor";
import { requireAdmin } from "./admin";
import { findPage, type Order } from "./list-page";
import { findFilter, type Matched } from "./people-and-rooms-filter";
import { refuse } from "./refusal";
import { fullName, publicUser } from "./views";

const pair: Order = [
  { by: Prisma.sql`m."roomId"`, type: "text" },
  { by: Prisma.sql`m."userId"`, type: "text" },
];

const orders: Record<AdminSort<"memberships">, Order> = {
  since: [{ by: Prisma.sql`m."joinedAt"`, type: "time" }, ...pair],
  person: [
    { by: Prisma.sql`u."firstName"`, type: "text" },
    { by: Prisma.sql`u."lastName"`, type: "text" },
    { by: Prisma.sql`u."id"`, type: "text" },
    { by: Prisma.sql`m."roomId"`, type: "text" },
  ],
  room: [
    { by: Prisma.sql`r."searchName"`, type: "text" },
    { by: Prisma.sql`r."id"`, type: "text" },
    { by: Prisma.sql`m."userId"`, type: "text" },
  ],
  role: [{ by: Prisma.sql`m."role"`, type: "text" }, ...pair],
};

/** SQLite reads tables that are CROSS JOINed in this order: the one that is sorted by first. */
const tables: Record<AdminSort<"memberships">, Prisma.Sql> = {
  since: Prisma.sql`"Membership" m`,
  role: Prisma.sql`"Membership" m`,
  person: Prisma.sql`"User" u CROSS JOIN "Membership" m`,
  room: Prisma.sql`"Room" r CROSS JOIN "Membership" m`,
};
/** The same for a filter that names its few: beginning with the seats. */
const gathered: Record<AdminSort<"memberships">, Prisma.Sql> = {
  since: Prisma.sql`"Membership" m`,
  role: Prisma.sql`"Membership" m`,
  person: Prisma.sql`"Membership" m CROSS JOIN "User" u`,
  room: Prisma.sql`"Membership" m CROSS JOIN "Room" r`,
};
const first = { since: "rows", person: "u", room: "r", role: "rows" } as const satisfies Record<
  AdminSort<"memberships">,
  string
>;
const joined: Partial<Record<AdminSort<"memberships">, Prisma.Sql>> = {
  person: Prisma.sql`u."id" = m."userId"`,
  room: Prisma.sql`r."id" = m."roomId"`,
};

const filtered = {
  table: Prisma.sql`"Membership"`,
  name: Prisma.sql`m`,
  userId: Prisma.sql`"userId"`,
};

/** Who is in which room, 50 a page; `q` is part of a person's name or address or of a room's name. */
export async function listAllMemberships(
  actor: Actor,
  { q, sort, descending, after }: ListQuery<"memberships">,
): Promise<ListPage<AdminMembershipRow>> {
  await requireAdmin(actor);
  const filter = q ? await findFilter(q, filtered, first[sort], countSeats) : null;
  const { keys, next } = await findPage<{ roomId: string; userId: string }>({
    from: (filter?.gathered ? gathered : tables)[sort],
    key: Prisma.sql`m."roomId", m."userId"`,
    where: [joined[sort], filter?.where].flatMap((condition) => condition ?? []),
    order: orders[sort],
    descending,
    after,
  });
  return { rows: await membershipRows(keys), next };
}

/** One membership; refuses with `not_found`. */
export async function findAnyMembership(
  actor: Actor,
  roomId: string,
  userId: string,
): Promise<AdminMembershipRow> {
  await requireAdmin(actor);
  const areIds = [roomId, userId].every((id) => opaqueId.safeParse(id).success);
  const [row] = areIds ? await membershipRows([{ roomId, userId }]) : [];
  return row ?? refuse("not_found");
}

async function countSeats({ userIds, roomIds }: Matched): Promise<number> {
  const [theirs, rooms] = await Promise.all([
    db().membership.count({ where: { userId: { in: userIds } } }),
    db().room.aggregate({ where: { id: { in: roomIds } }, _sum: { memberCount: true } }),
  ]);
  return theirs + (rooms._sum.memberCount ?? 0);
}

async function membershipRows(
  keys: { roomId: string; userId: string }[],
): Promise<AdminMembershipRow[]> {
  const found = await db().membership.findMany({
    where: { OR: keys.map(({ roomId, userId }) => ({ roomId, userId })) },
    include: { user: { select: publicUser }, room: { select: { id: true, name: true } } },
  });
  const byKey = new Map(found.map((row) => [`${row.roomId} ${row.userId}`, row]));
  return keys.flatMap(({ roomId, userId }) => {
    const row = byKey.get(`${roomId} ${userId}`);
    if (!row) return [];
    const { room, user, role, joinedAt } = row;
    const person = { id: user.id, name: fullName(user) };
    return { room, person, role: role as Role, joinedAt: joinedAt.toISOString() };
  });
}
