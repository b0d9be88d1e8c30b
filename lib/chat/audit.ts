import type { AuditAction, AuditTarget } from "@/lib/contract/audit";
import type { Tx } from "@/lib/db";
import type { Actor, Origin } from "./actor";
import { newId } from "./ids";

type Entry = {
  action: AuditAction;
  target: { kind: AuditTarget; id: string };
  /** What was changed to what, and why; never a password or a link. */
  detail?: Record<string, string | number | boolean | null>;
};

/**
 * Notes what somebody does with an administrator's power, in the transaction that does it: neither
 * happens without the other. Entries are only ever added. Answers the entry's id.
 */
export async function writeAudit(
  tx: Tx,
  actor: Actor,
  { address }: Pick<Origin, "address">,
  { action, target, detail = {} }: Entry,
): Promise<string> {
  const id = newId();
  const actorId = actor.kind === "operator" ? null : actor.userId;
  const about = { targetKind: target.kind, targetId: target.id, detail: JSON.stringify(detail) };
  await tx.auditEntry.create({ data: { id, actorId, action, address, ...about } });
  return id;
}
