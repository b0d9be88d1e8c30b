import { type AuditEntry, Prisma } from "@/generated/sqlite/client";
import type { ListPage, ListQuery } from "@/lib/contract/admin-lists";
import {
  type AuditAction,
  type AuditTarget,
  type AuditView,
  auditActions,
} from "@/lib/contract/audit";
import { db } from "@/lib/db";
import type { Actor } from "./actor";
import { requireAdmin } from "./admin";
import { isAmong, matchesPerson } from "./list-filter";
import { findPage } from "./list-page";
import { fullName, publicUser } from "./views";

/** Ids sort by time. */
const order = [{ by: Prisma.sql`a."id"`, type: "text" }] as const;

/** What administrators did, 50 a page; `q` is part of who did it, `verb` one deed. */
export async function listAudit(
  actor: Actor,
  { q, verb, descending, after }: ListQuery<"audit">,
): Promise<ListPage<AuditView>> {
  await requireAdmin(actor);
  const { keys, next } = await findPage<{ key: string }>({
    from: Prisma.sql`"AuditEntry" a`,
    key: Prisma.sql`a."id" AS "key"`,
    where: [
      ...(q ? [isAmong(Prisma.sql`a."actorId"`, await findDoers(q))] : []),
      ...(Object.hasOwn(auditActions, verb) ? [Prisma.sql`a."action" = ${verb}`] : []),
    ],
    order: [...order],
    descending,
    after,
  });
  const ids = keys.map(({ key }) => key);
  const entries = await db().auditEntry.findMany({ where: { id: { in: ids } } });
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  return { rows: await views(ids.flatMap((id) => byId.get(id) ?? [])), next };
}

/** Whom of those who ever did something `q` means; they are few. */
async function findDoers(q: string): Promise<string[]> {
  const doers = await db().$queryRaw<{ id: string }[]>`
    SELECT u."id" FROM (SELECT DISTINCT "actorId" FROM "AuditEntry") d
    CROSS JOIN "User" u WHERE u."id" = d."actorId" AND ${matchesPerson(q)}`;
  return doers.map(({ id }) => id);
}

async function views(entries: AuditEntry[]): Promise<AuditView[]> {
  const targets = entries.flatMap(({ targetKind, targetId }) =>
    targetKind === "message" ? [] : targetId.split("/"),
  );
  const actors = entries.flatMap(({ actorId }) => actorId ?? []);
  const [users, rooms] = await Promise.all([
    db().user.findMany({ where: { id: { in: [...targets, ...actors] } }, select: publicUser }),
    db().room.findMany({ where: { id: { in: targets } }, select: { id: true, name: true } }),
  ]);
  const people = new Map(users.map((user) => [user.id, fullName(user)]));
  const present = new Set(users.filter(({ deletedAt }) => !deletedAt).map(({ id }) => id));
  const names = new Map(rooms.map((room) => [room.id, room.name]));
  const person = (id: string) => people.get(id) ?? "Deleted member";
  const room = (id: string) => names.get(id) ?? "Deleted room";

  const target = (kind: AuditTarget, id: string): AuditView["target"] => {
    const [first = "", second = ""] = id.split("/");
    const here = { kind, path: null };
    switch (kind) {
      case "user":
        return { kind, name: person(id), path: present.has(id) ? `/admin/users/${id}` : null };
      case "room":
        return { kind, name: room(id), path: names.has(id) ? `/admin/rooms/${id}` : null };
      case "membership":
        return { ...here, name: `${person(second)} in ${room(first)}` };
      case "invitation":
        return { ...here, name: `An invitation to ${room(id)}` };
      case "message":
        return { kind, name: "A message", path: `/admin/messages/${id}` };
      case "job":
        return { ...here, name: "A job" };
    }
  };

  return entries.map(
    ({ id, createdAt, actorId, action, targetKind, targetId, detail, address }) => ({
      ...{ id, address },
      createdAt: createdAt.toISOString(),
      by: actorId === null ? null : { id: actorId, name: person(actorId) },
      action: action as AuditAction,
      target: target(targetKind as AuditTarget, targetId),
      detail: linesOf(detail),
    }),
  );
}

function linesOf(detail: string): string[] {
  const facts = JSON.parse(detail) as Record<string, string | number | boolean | null>;
  return Object.entries(facts).map(([name, value]) => `${wordsOf(name)}: ${value}`);
}

/** "memberLimit" is "member limit". */
function wordsOf(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
