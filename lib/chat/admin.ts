import { db, type Tx } from "@/lib/db";
import type { Actor } from "./actor";
import { refuse } from "./refusal";

/** An administrator who can still come in. */
export const activeAdmin = { isAdmin: true, deletedAt: null, deactivatedAt: null } as const;

/** Passes site administrators and the operator; to everybody else there is nothing here. */
export async function requireAdmin(actor: Actor, tx: Tx = db()): Promise<void> {
  if (actor.kind === "operator") return;
  const where = { id: actor.userId, ...activeAdmin };
  if (!(await tx.user.findFirst({ where, select: { id: true } }))) refuse("not_found");
}

/**
 * As `requireAdmin`, inside a transaction, whose first statement this is: administrators change
 * things one after the other, so the last one cannot be taken away by two at once.
 */
export async function lockAdmins(tx: Tx, actor: Actor): Promise<void> {
  await lockAdministration(tx);
  await requireAdmin(actor, tx);
}

/** Waits for whoever else changes who administers; a transaction's first statement. */
export async function lockAdministration(tx: Tx): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO "Setting" ("key", "value") VALUES ('administration', '')
    ON CONFLICT ("key") DO UPDATE SET "value" = ''`;
}
