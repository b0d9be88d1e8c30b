import type { AdminOverview } from "@/lib/contract/jobs";
import { db } from "@/lib/db";
import { mailPlace } from "@/lib/jobs/mail-transport";
import type { Actor } from "./actor";
import { refuse } from "./refusal";

/** Passes site administrators and the operator; to everybody else there is nothing here. */
export async function requireAdmin(actor: Actor): Promise<void> {
  if (actor.kind === "operator") return;
  const where = { id: actor.userId, isAdmin: true, deletedAt: null };
  if (!(await db().user.findFirst({ where, select: { id: true } }))) refuse("not_found");
}

/** How this Hearth does, in numbers. */
export async function readOverview(actor: Actor): Promise<AdminOverview> {
  await requireAdmin(actor);
  const [people, rooms, waiting, dead] = await Promise.all([
    db().user.count({ where: { kind: "person", deletedAt: null } }),
    db().room.count(),
    db().job.count({ where: { kind: "mail", state: { not: "dead" } } }),
    db().job.count({ where: { kind: "mail", state: "dead" } }),
  ]);
  return { people, rooms, mail: { place: mailPlace(), waiting, dead } };
}
