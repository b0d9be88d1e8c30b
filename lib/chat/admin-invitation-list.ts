import { Prisma } from "@/generated/sqlite/client";
import type {
  AdminInvitationRow,
  AdminSort,
  ListPage,
  ListQuery,
} from "@/lib/contract/admin-lists";
import { db } from "@/lib/db";
import { seal } from "@/lib/seal";
import type { Actor } from "./actor";
import { requireAdmin } from "./admin";
import { invitationSeal } from "./admin-invitations";
import { matchesPerson, matchesRoom } from "./list-filter";
import { findPage, type Order } from "./list-page";
import { fullName, publicUser } from "./views";

const id = { by: Prisma.sql`i."code"`, type: "text" } as const;

const orders: Record<AdminSort<"invitations">, Order> = {
  made: [{ by: Prisma.sql`i."createdAt"`, type: "time" }, id],
  room: [{ by: Prisma.sql`r."searchName"`, type: "text" }, id],
  by: [{ by: Prisma.sql`u."firstName" || ' ' || u."lastName"`, type: "text" }, id],
  // Those without an end stand together, after those whose end is sooner.
  ends: [
    { by: Prisma.sql`CASE WHEN i."expiresAt" IS NULL THEN 1 ELSE 0 END`, type: "number" },
    { by: Prisma.sql`coalesce(i."expiresAt", i."createdAt")`, type: "time" },
    id,
  ],
  uses: [{ by: Prisma.sql`i."uses"`, type: "number" }, id],
};

/** All links into rooms, 50 a page; `q` is part of the room's name or of whose it is. */
export async function listAllInvitations(
  actor: Actor,
  { q, sort, descending, after }: ListQuery<"invitations">,
): Promise<ListPage<AdminInvitationRow>> {
  await requireAdmin(actor);
  const { keys, next } = await findPage<{ key: string }>({
    from: Prisma.sql`"Invitation" i JOIN "Room" r ON r."id" = i."roomId"
      JOIN "User" u ON u."id" = i."createdById"`,
    key: Prisma.sql`i."code" AS "key"`,
    where: q ? [Prisma.sql`(${matchesPerson(q)} OR ${matchesRoom(q)})`] : [],
    order: orders[sort],
    descending,
    after,
  });
  return { rows: await invitationRows(keys.map(({ key }) => key)), next };
}

async function invitationRows(codes: string[]): Promise<AdminInvitationRow[]> {
  const found = await db().invitation.findMany({
    where: { code: { in: codes } },
    include: { room: { select: { id: true, name: true } }, createdBy: { select: publicUser } },
  });
  const byCode = new Map(found.map((row) => [row.code, row]));
  return codes.flatMap((code) => {
    const row = byCode.get(code);
    if (!row) return [];
    const { room, createdBy, createdAt, expiresAt, endedAt, uses, usesLeft } = row;
    const isOver = endedAt !== null || (expiresAt !== null && expiresAt.getTime() < Date.now());
    return {
      ref: seal(invitationSeal, code),
      room,
      by: { id: createdBy.id, name: fullName(createdBy) },
      createdAt: createdAt.toISOString(),
      expiresAt: expiresAt?.toISOString() ?? null,
      ...{ uses, usesLeft },
      isOpen: !isOver && usesLeft !== 0,
    };
  });
}
