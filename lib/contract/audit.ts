/** What the audit is about, and the words for each. */
export const auditTargets = ["user", "room", "membership", "message", "invitation", "job"] as const;
export type AuditTarget = (typeof auditTargets)[number];

/** Every deed of an administrator that leaves an entry, in the words of the list. */
export const auditActions = {
  "user.edit": "Changed name or e-mail",
  "user.promote": "Made administrator",
  "user.demote": "Took administration away",
  "user.reset": "Mailed a reset link",
  "user.signOut": "Signed out everywhere",
  "user.deactivate": "Deactivated",
  "user.reactivate": "Reactivated",
  "user.delete": "Deleted the account",
  "room.edit": "Changed the room",
  "room.handOver": "Handed the room over",
  "room.delete": "Deleted the room",
  "membership.role": "Changed a role",
  "membership.remove": "Removed a member",
  "message.view": "Read a message",
  "message.delete": "Deleted a message",
  "invitation.end": "Ended an invitation",
  "job.retry": "Had a job tried again",
  "job.delete": "Deleted a job",
} as const;
export type AuditAction = keyof typeof auditActions;

/** One entry, with names as they are now. */
export type AuditView = {
  id: string;
  createdAt: string;
  /** Null: the operator at the machine. */
  by: { id: string; name: string } | null;
  action: AuditAction;
  /** What it was done to: a name, or what is left of one. */
  target: { kind: AuditTarget; name: string; path: string | null };
  /** "limit: 12 → 20", one line each. */
  detail: string[];
  address: string | null;
};
