import { parseArgs } from "node:util";
import type { Command, Flags } from "./command";

/** A command line that cannot be meant; the message ends with how it is meant. */
export class UsageError extends Error {}

/** Checks a command line against the command's usage line. Throws `UsageError`. */
export function readArguments(
  name: string,
  { usage }: Command,
  args: string[],
): { values: Flags; files: string[] } {
  const wrong = (problem: string) =>
    new UsageError(`${problem} Usage: npm run -s hearth -- ${name} ${usage} [--json]`);
  const flags = flagsIn(`${usage} [--json]`);
  const filesWanted = /^[A-Z]+\./.test(usage) ? 1 : 0;
  const options = Object.fromEntries(
    flags.map(({ flag, takesText }) => [
      flag,
      { type: takesText ? ("string" as const) : ("boolean" as const) },
    ]),
  );
  const { values, positionals: files } = parsed(args, options, wrong);
  const missing = flags.find(({ flag, required }) => required && values[flag] === undefined);
  if (missing) throw wrong(`--${missing.flag} is missing.`);
  if (files.length < filesWanted) throw wrong("The file is missing.");
  if (files.length > filesWanted) throw wrong(`"${files[filesWanted]}" is one word too many.`);
  return { values, files };
}

function parsed(
  args: string[],
  options: Record<string, { type: "string" | "boolean" }>,
  wrong: (problem: string) => UsageError,
): { values: Flags; positionals: string[] } {
  try {
    return parseArgs({ args, options, allowPositionals: true }) as {
      values: Flags;
      positionals: string[];
    };
  } catch (error) {
    const [sentence = ""] = (error as Error).message.split(/\. |\n/, 1);
    throw wrong(`${sentence.replace(/\.$/, "")}.`);
  }
}

/** `--email EMAIL` is required and takes text; `[--admin]` is neither. */
function flagsIn(usage: string): { flag: string; takesText: boolean; required: boolean }[] {
  return [...usage.matchAll(/(\[?)--([a-z]+)( [A-Z"])?/g)].map(([, bracket, flag = "", text]) => ({
    flag,
    takesText: text !== undefined,
    required: bracket === "",
  }));
}
