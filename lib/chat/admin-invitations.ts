import { transact } from "@/lib/db";
import { unseal } from "@/lib/seal";
import type { Actor, Origin } from "./actor";
import { lockAdmins } from "./admin";
import { announce } from "./announcements";
import { writeAudit } from "./audit";
import { refuse } from "./refusal";

/** For sealing a code: an administrator ends links, but does not get them to come in by. */
export const invitationSeal = "admin invitation";

/**
 * Makes a room's link stop working; whoever follows it learns whom to ask. `sealed` is what the list
 * names it by. Refuses with `not_found` what has ended.
 */
export async function endAnyInvitation(
  actor: Actor,
  sealed: string,
  origin: Origin,
): Promise<void> {
  const code = unseal(invitationSeal, sealed);
  const roomId = await transact(async (tx) => {
    await lockAdmins(tx, actor);
    const found = code === null ? null : await tx.invitation.findUnique({ where: { code } });
    if (!found || found.endedAt)
      refuse("not_found", { message: "This invitation has ended already." });
    const data = { endedAt: new Date() };
    await tx.invitation.update({ where: { code: found.code }, data });
    const target = { kind: "invitation", id: found.roomId } as const;
    await writeAudit(tx, actor, origin, { action: "invitation.end", target });
    return found.roomId;
  });
  announce({ type: "rooms:changed", roomId });
}
