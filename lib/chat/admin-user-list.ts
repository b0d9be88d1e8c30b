import { Prisma, type User } from "@/generated/sqlite/client";
import type {
  AdminSort,
  AdminUserRow,
  AdminUserView,
  ListPage,
  ListQuery,
} from "@/lib/contract/admin-lists";
import { db } from "@/lib/db";
import type { Actor } from "./actor";
import { requireAdmin } from "./admin";
import { requireAccount } from "./admin-users";
import { deletedMemberId } from "./deleted-member";
import { findPeople, isAmong, matchesPerson } from "./list-filter";
import { findPage, type Order } from "./list-page";
import { ownedRoomsOf } from "./owned-rooms";
import { fullName } from "./views";

const id = { by: Prisma.sql`u."id"`, type: "text" } as const;
const byName: Order = [
  { by: Prisma.sql`u."firstName"`, type: "text" },
  { by: Prisma.sql`u."lastName"`, type: "text" },
  id,
];
/** Each expression, letter by letter, is that of an index in 0012_sorts_and_search. */
const byRank = (by: Prisma.Sql): Order => [{ by, type: "number" }, id];

const orders: Record<AdminSort<"users">, Order> = {
  name: byName,
  email: [{ by: Prisma.sql`u."email"`, type: "text" }],
  verified: byRank(Prisma.sql`CASE WHEN u."emailVerifiedAt" IS NULL THEN 1 ELSE 0 END`),
  role: byRank(Prisma.sql`CASE WHEN u."isAdmin" THEN 0 WHEN u."kind" = 'bot' THEN 1 ELSE 2 END`),
  rooms: byRank(Prisma.sql`u."roomCount"`),
  // Who was never seen stands where they came.
  seen: [
    {
      by: Prisma.sql`coalesce((SELECT max(s."lastSeenAt") FROM "Session" s
        WHERE s."userId" = u."id"), u."createdAt")`,
      type: "time",
      counted: true,
    },
    id,
  ],
  state: byRank(
    Prisma.sql`CASE WHEN u."deletedAt" IS NOT NULL THEN 2
      WHEN u."deactivatedAt" IS NOT NULL THEN 1 ELSE 0 END`,
  ),
};

/** Everybody with an account, 50 a page; `q` is part of a name or an address. */
export async function listUsers(
  actor: Actor,
  { q, sort, descending, after }: ListQuery<"users">,
): Promise<ListPage<AdminUserRow>> {
  await requireAdmin(actor);
  const { keys, next } = await findPage<{ key: string }>({
    from: Prisma.sql`"User" u`,
    key: Prisma.sql`u."id" AS "key"`,
    where: [Prisma.sql`u."id" <> ${deletedMemberId}`, ...(q ? [await means(q)] : [])],
    order: orders[sort],
    descending,
    after,
  });
  return { rows: await userRows(keys.map(({ key }) => key)), next };
}

async function means(q: string): Promise<Prisma.Sql> {
  const ids = await findPeople(q);
  return ids ? isAmong(Prisma.sql`u."id"`, ids) : matchesPerson(q);
}

/** One account; refuses with `not_found`. */
export async function findAnyUser(actor: Actor, userId: string): Promise<AdminUserView> {
  await requireAdmin(actor);
  const { firstName, lastName, createdAt } = await requireAccount(db(), userId);
  const [row] = await userRows([userId]);
  if (!row) throw new Error("The account went away while it was read");
  const isSelf = actor.kind !== "operator" && actor.userId === userId;
  const owned = await ownedRoomsOf(userId);
  return { ...row, firstName, lastName, createdAt: createdAt.toISOString(), isSelf, owned };
}

async function userRows(ids: string[]): Promise<AdminUserRow[]> {
  const theirs = { userId: { in: ids } };
  const [users, written, seen] = await Promise.all([
    db().user.findMany({ where: { id: { in: ids } } }),
    db().message.groupBy({ by: ["authorId"], where: { authorId: { in: ids } }, _count: true }),
    db().session.groupBy({ by: ["userId"], where: theirs, _max: { lastSeenAt: true } }),
  ]);
  const found = new Map(users.map((user) => [user.id, user]));
  const messages = new Map(written.map((row) => [row.authorId, row._count]));
  const lastSeen = new Map(seen.map((row) => [row.userId, row._max.lastSeenAt]));
  return ids.flatMap((id) => {
    const user = found.get(id);
    if (!user) return [];
    return {
      id,
      name: fullName(user),
      email: user.deletedAt ? "" : user.email,
      verified: user.emailVerifiedAt !== null,
      role: roleOf(user),
      rooms: user.roomCount,
      messages: messages.get(id) ?? 0,
      lastSeenAt: lastSeen.get(id)?.toISOString() ?? null,
      state: stateOf(user),
    };
  });
}

function roleOf({ isAdmin, kind }: User): AdminUserRow["role"] {
  if (isAdmin) return "administrator";
  return kind === "bot" ? "bot" : "person";
}

function stateOf({ deletedAt, deactivatedAt }: User): AdminUserRow["state"] {
  if (deletedAt) return "deleted";
  return deactivatedAt ? "deactivated" : "active";
}
