import { accountDeletion } from "@/lib/contract/account-deletion";
import { type Tx, transact } from "@/lib/db";
import { type Actor, type Origin, requirePerson } from "./actor";
import { activeAdmin, lockAdministration } from "./admin";
import { parse } from "./parse";
import { refuseWrongPassword, requirePresentPassword } from "./present-password";
import { stripAccount } from "./purge-account";
import { refuse } from "./refusal";
import { announceDeletion, mailDeletion, takeAway, undoableUntil } from "./take-away";

/**
 * Deletes the asker's account, who shows the password again: gone for everybody else and signed out
 * everywhere at once, purged after seven days unless they log in before, or at once. Answers until
 * when logging in undoes it. Refused for the last administrator.
 */
export async function deleteSelf(
  actor: Actor,
  input: unknown,
  origin: Origin,
): Promise<{ undoUntil: Date | null }> {
  const person = requirePerson(actor);
  const { presentPassword, ...wishes } = parse(accountDeletion, input);
  const { id, email, passwordHash } = await requirePresentPassword(person, presentPassword, origin);
  const deletedAt = new Date();
  const leaving = await transact(async (tx) => {
    await lockAdministration(tx);
    const data = { deletedAt, deletesMessages: wishes.messages === "delete" };
    const where = { id, passwordHash, deletedAt: null };
    const { count } = await tx.user.updateMany({ where, data });
    if (count === 0) refuseWrongPassword();
    await requireAdminLeft(tx, id);
    const canUndo = wishes.when === "later";
    await mailDeletion(tx, { id, email }, { canUndo, byAdmin: false }, origin);
    return takeAway(tx, { id, email, deletedAt }, wishes);
  });
  announceDeletion(leaving);
  if (wishes.when === "later") return { undoUntil: undoableUntil(deletedAt) };
  await stripAccount({ userId: id, deletedAt });
  return { undoUntil: null };
}

/** Whoever is alone on this Hearth may go; otherwise somebody has to be able to administer it. */
async function requireAdminLeft(tx: Tx, id: string): Promise<void> {
  const { isAdmin } = await tx.user.findUniqueOrThrow({ where: { id }, select: { isAdmin: true } });
  if (!isAdmin || (await tx.user.count({ where: activeAdmin })) > 0) return;
  const others = await tx.user.count({ where: { deletedAt: null, kind: "person" } });
  if (others === 0) return;
  const message = "You are the last administrator. Make somebody else one first, under Users.";
  refuse("conflict", { message });
}
