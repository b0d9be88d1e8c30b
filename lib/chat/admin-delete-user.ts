import { userDeletion } from "@/lib/contract/account-deletion";
import { transact } from "@/lib/db";
import type { Actor, Origin } from "./actor";
import { lockAdmins } from "./admin";
import { requireAccount, requireAnotherAdmin, requireOther } from "./admin-users";
import { writeAudit } from "./audit";
import { parse } from "./parse";
import { stripAccount } from "./purge-account";
import { announceDeletion, mailDeletion, takeAway } from "./take-away";

/**
 * Deletes somebody's account as they could themselves: rooms and messages as the input says, had back
 * by logging in for seven days, or at once. One that was deactivated stays gone, as nobody can log in
 * to it. Refuses for oneself and for the last administrator.
 */
export async function deleteUser(
  actor: Actor,
  userId: string,
  input: unknown,
  origin: Origin,
): Promise<void> {
  const { reason, ...wishes } = parse(userDeletion, input);
  requireOther(actor, userId, "You cannot delete your own account here. Do it in the settings.");
  const { messages, when } = wishes;
  const deletedAt = new Date();
  const leaving = await transact(async (tx) => {
    await lockAdmins(tx, actor);
    const user = await requireAccount(tx, userId);
    await requireAnotherAdmin(tx, user);
    const data = { deletedAt, deletesMessages: messages === "delete" };
    await tx.user.update({ where: { id: userId }, data });
    const canUndo = when === "later" && user.deactivatedAt === null;
    await mailDeletion(tx, user, { canUndo, byAdmin: true }, origin);
    const target = { kind: "user", id: userId } as const;
    const detail = { reason, messages, when };
    await writeAudit(tx, actor, origin, { action: "user.delete", target, detail });
    return takeAway(tx, { id: userId, email: user.email, deletedAt }, wishes);
  });
  announceDeletion(leaving);
  if (when === "now") await stripAccount({ userId, deletedAt });
}
