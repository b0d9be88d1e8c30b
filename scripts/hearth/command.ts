/** The flags of a command line, by name; flags without a value are true. */
export type Flags = Record<string, string | boolean | undefined>;

export type Command = {
  /** What follows the command's name: `--email EMAIL [--admin]`, `FILE.csv`. Flags are read off it. */
  usage: string;
  /** It does without a database that is up to date, or any. */
  unprepared?: boolean;
  run(flags: Flags, where: { files: string[]; here: string }): Promise<Outcome>;
};

export type Outcome = {
  /** What `--json` prints. */
  json: unknown;
  /** What a person reads. */
  text: string;
  /** What did not work, a line each; with any, the command exits with 1. */
  problems?: string[];
};

/** A flag's text; only for those that the usage names as required. */
export function textOf(flags: Flags, name: string): string {
  return String(flags[name] ?? "");
}
