/** One thing that was looked at: it is well, could be better, or keeps Hearth from working well. */
export type Finding = {
  about: string;
  state: "ok" | "warn" | "fault";
  /** What was found and, where it is not well, how to mend it. */
  text: string;
};

export type Check = () => Promise<Finding[]>;

/** What went wrong, in the words of whatever failed, on one line and without its full stop. */
export function reasonOf(error: unknown): string {
  const { message = "", code = "" } = error as Partial<NodeJS.ErrnoException>;
  // Prisma puts the query first, and what the database said last.
  const said = message.match(/Message: `(.+)`/s)?.[1] ?? message;
  const line = said.trim().split("\n").at(-1) || code || String(error);
  return line.replace(/\.$/, "");
}
