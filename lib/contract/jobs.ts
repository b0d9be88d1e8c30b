/** A job that is not done, as an administrator sees it; what it carries stays sealed. */
export type JobView = {
  id: string;
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
