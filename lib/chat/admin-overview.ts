import type { AdminOverview } from "@/lib/contract/admin-overview";
import { db } from "@/lib/db";
import { mailPlace } from "@/lib/jobs/mail-transport";
import { diskUse } from "@/lib/storage/disk-use";
import { version } from "@/package.json";
import { readActivity } from "./activity";
import type { Actor } from "./actor";
import { requireAdmin } from "./admin";
import { connected } from "./connected";

/** How this Hearth does, in numbers. */
export async function readOverview(actor: Actor): Promise<AdminOverview> {
  await requireAdmin(actor);
  const [people, rooms, waiting, dead, storage, activity] = await Promise.all([
    db().user.count({ where: { kind: "person", deletedAt: null } }),
    db().room.count(),
    db().job.count({ where: { kind: "mail", state: { not: "dead" } } }),
    db().job.count({ where: { kind: "mail", state: "dead" } }),
    diskUse(),
    readActivity(),
  ]);
  return {
    ...{ people, rooms, storage, version, activity },
    messagesToday: activity.at(-1)?.messages ?? 0,
    connected: connected().count?.() ?? null,
    mail: { place: mailPlace(), waiting, dead },
  };
}
