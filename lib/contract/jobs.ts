/** Every kind of stored work, in an administrator's words. */
export const jobKinds = {
  mail: "Mail",
  "account:purge": "Removal of an account",
  "account:retell": "Telling rooms of an account that went or came back",
  preview: "Preview of a link",
} as const;
export type JobKind = keyof typeof jobKinds;

/** A job that is not done, as an administrator sees it; what it carries stays sealed. */
export type JobView = {
  id: string;
  /** One of `jobKinds`, unless a newer Hearth stored it. */
  kind: string;
  state: "waiting" | "running" | "dead";
  /** How often it was tried. */
  attempts: number;
  /** When it is tried next. */
  runAt: string;
  lastError: string | null;
};

/** How mail does: where it goes, and what did not go yet. */
export type MailHealth = {
  place: { kind: "smtp"; host: string } | { kind: "outbox"; folder: string };
  waiting: number;
  dead: number;
};
