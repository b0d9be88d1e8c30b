import type { User } from "@/generated/sqlite/client";
import { reasonForm, userEdit } from "@/lib/contract/admin-forms";
import { opaqueId } from "@/lib/contract/rooms";
import { type Tx, transact } from "@/lib/db";
import { enqueueJob, wakeJobs } from "@/lib/jobs/jobs";
import { accountMails } from "./account-mails";
import { asOneOfAKind } from "./accounts";
import type { Actor, Origin } from "./actor";
import { activeAdmin, lockAdmins } from "./admin";
import { announce } from "./announcements";
import { writeAudit } from "./audit";
import { requireOwnName } from "./own-name";
import { parse } from "./parse";
import { enqueueReset } from "./password-reset";
import { refuse } from "./refusal";
import { announceRevoked, endOtherSessions } from "./sessions";
import { enqueueVerification } from "./verification";
import { revokeTokens } from "./verification-tokens";
import { userView } from "./views";

/** Makes somebody an administrator; nothing where they are one. */
export async function promoteUser(actor: Actor, userId: string, origin: Origin): Promise<void> {
  await transact(async (tx) => {
    await lockAdmins(tx, actor);
    const user = await requireAccount(tx, userId);
    if (user.isAdmin) return;
    if (user.kind !== "person" || user.deactivatedAt) {
      refuse("invalid", { message: "Only a person whose account is active can administer." });
    }
    await tx.user.update({ where: { id: userId }, data: { isAdmin: true } });
    await writeAudit(tx, actor, origin, { action: "user.promote", target: about(userId) });
  });
}

/** Takes administration away from somebody; never from the last who has it. */
export async function demoteUser(actor: Actor, userId: string, origin: Origin): Promise<void> {
  await transact(async (tx) => {
    await lockAdmins(tx, actor);
    const user = await requireAccount(tx, userId);
    if (!user.isAdmin) return;
    await requireAnotherAdmin(tx, user);
    await tx.user.update({ where: { id: userId }, data: { isAdmin: false } });
    await writeAudit(tx, actor, origin, { action: "user.demote", target: about(userId) });
  });
}

/**
 * Closes an account until it is reactivated: its sessions end, its tokens are refused, its sockets
 * are cut. Refuses for oneself and for the last administrator.
 */
export async function deactivateUser(
  actor: Actor,
  userId: string,
  input: unknown,
  origin: Origin,
): Promise<void> {
  const { reason } = parse(reasonForm, input);
  requireOther(actor, userId, "You cannot close your own account here. Ask another administrator.");
  const isNew = await transact(async (tx) => {
    await lockAdmins(tx, actor);
    const user = await requireAccount(tx, userId);
    if (user.deactivatedAt) return false;
    await requireAnotherAdmin(tx, user);
    await tx.user.update({ where: { id: userId }, data: { deactivatedAt: new Date() } });
    await endOtherSessions(tx, { kind: "person", userId });
    const entry = { action: "user.deactivate", target: about(userId), detail: { reason } } as const;
    await writeAudit(tx, actor, origin, entry);
    return true;
  });
  if (isNew) announce({ type: "account:closed", userId, reason: "deactivated" });
}

/** Opens a deactivated account again; its tokens work again, its sessions stay over. */
export async function reactivateUser(actor: Actor, userId: string, origin: Origin): Promise<void> {
  await transact(async (tx) => {
    await lockAdmins(tx, actor);
    const user = await requireAccount(tx, userId);
    if (!user.deactivatedAt) return;
    await tx.user.update({ where: { id: userId }, data: { deactivatedAt: null } });
    await writeAudit(tx, actor, origin, { action: "user.reactivate", target: about(userId) });
  });
}

/** Mails somebody the link to choose a new password, as if they had asked for it. */
export async function mailReset(actor: Actor, userId: string, origin: Origin): Promise<void> {
  await transact(async (tx) => {
    await lockAdmins(tx, actor);
    const { email } = await requireAccount(tx, userId);
    await enqueueReset(tx, { userId, to: email }, origin);
    await writeAudit(tx, actor, origin, { action: "user.reset", target: about(userId) });
  });
  wakeJobs();
}

/** Ends all sessions of somebody. */
export async function signOutUser(actor: Actor, userId: string, origin: Origin): Promise<void> {
  const ended = await transact(async (tx) => {
    await lockAdmins(tx, actor);
    await requireAccount(tx, userId);
    const ended = await endOtherSessions(tx, { kind: "person", userId });
    const detail = { sessions: ended.length };
    await writeAudit(tx, actor, origin, { action: "user.signOut", target: about(userId), detail });
    return ended;
  });
  announceRevoked(ended);
}

/**
 * Changes somebody's names and e-mail. A new address has to be verified again, the old one is told,
 * and links that were mailed to it stop working. Refuses with `conflict` where it is taken, and names
 * as they are refused to whoever chooses their own.
 */
export async function editUser(
  actor: Actor,
  userId: string,
  input: unknown,
  origin: Origin,
): Promise<void> {
  const edit = parse(userEdit, input);
  requireOwnName(edit);
  const renamed = await asOneOfAKind(() =>
    transact(async (tx) => {
      await lockAdmins(tx, actor);
      const before = await requireAccount(tx, userId);
      const detail = differences(before, edit);
      if (Object.keys(detail).length === 0) return null;
      const hasMoved = edit.email !== before.email;
      const data = { ...edit, ...(hasMoved && { emailVerifiedAt: null }) };
      const { memberships, ...after } = await tx.user.update({
        where: { id: userId },
        data,
        include: { memberships: { select: { roomId: true } } },
      });
      if (hasMoved) {
        await revokeTokens(tx, userId, ["verify", "reset", "email"]);
        const told = accountMails.emailChanged(before.email, edit.email);
        await enqueueJob(tx, "mail", told, { userId });
        await enqueueVerification(tx, after, origin);
      }
      await writeAudit(tx, actor, origin, { action: "user.edit", target: about(userId), detail });
      return { user: userView(after), roomIds: memberships.map(({ roomId }) => roomId) };
    }),
  );
  if (!renamed) return;
  announce({ type: "user:changed", ...renamed });
  wakeJobs();
}

/** The account an administrator acts on, for all the columns; refuses with `not_found`. */
export async function requireAccount(tx: Tx, userId: string): Promise<User> {
  const where = { id: userId, deletedAt: null };
  const isId = opaqueId.safeParse(userId).success;
  const user = isId ? await tx.user.findFirst({ where }) : null;
  return user ?? refuse("not_found", { message: "This account no longer exists." });
}

/** Refuses with `invalid` and these words what administrators do not do to themselves. */
export function requireOther(actor: Actor, userId: string, message: string): void {
  if (actor.kind !== "operator" && actor.userId === userId) refuse("invalid", { message });
}

const about = (id: string) => ({ kind: "user", id }) as const;

/** Refuses with `conflict` to take the last administrator away; call after `lockAdmins`. */
export async function requireAnotherAdmin(tx: Tx, user: User): Promise<void> {
  if (!user.isAdmin) return;
  const others = await tx.user.count({ where: { ...activeAdmin, id: { not: user.id } } });
  if (others > 0) return;
  const message = "This is the last administrator. Make somebody else one first.";
  refuse("conflict", { message });
}

function differences(before: User, edit: Pick<User, "firstName" | "lastName" | "email">) {
  const fields = ["firstName", "lastName", "email"] as const;
  const changed = fields.filter((field) => before[field] !== edit[field]);
  return Object.fromEntries(changed.map((field) => [field, `${before[field]} → ${edit[field]}`]));
}
