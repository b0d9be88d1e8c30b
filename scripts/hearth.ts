import { isRefusal } from "@/lib/chat/refusal";
import { disconnect } from "@/lib/db";
import { notifyServers } from "@/lib/notices";
import { prepare } from "@/lib/prepare";
import { backupCommand, restoreCommand } from "./hearth/backup";
import { checkCommand } from "./hearth/check";
import type { Command } from "./hearth/command";
import { importFlaskCommand } from "./hearth/import-flask";
import { testMailCommand } from "./hearth/mail";
import { createRoomCommand } from "./hearth/rooms";
import { createTokenCommand } from "./hearth/tokens";
import { twoStepOffCommand } from "./hearth/two-step";
import { readArguments, UsageError } from "./hearth/usage";
import { createUserCommand, importUsersCommand } from "./hearth/users";

const commands: Record<string, Command> = {
  "users:create": createUserCommand,
  "users:import": importUsersCommand,
  "rooms:create": createRoomCommand,
  "tokens:create": createTokenCommand,
  "two-step:off": twoStepOffCommand,
  "import:flask": importFlaskCommand,
  backup: backupCommand,
  restore: restoreCommand,
  check: checkCommand,
  "mail:test": testMailCommand,
};

/** Runs one command; answers the exit code. Relative file names are meant from `here`. */
export async function main(args: string[], here: string): Promise<number> {
  const [name = "", ...rest] = args;
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) {
    const problem = name ? `There is no command "${name}".` : "Name a command.";
    return fail(`${problem} It may be ${Object.keys(commands).join(", ")}.`);
  }
  try {
    const { values, files } = readArguments(name, command, rest);
    if (!command.unprepared) await prepare();
    const { json, text, problems = [] } = await command.run(values, { files, here });
    if (!command.unprepared) await notifyServers();
    console.log(values.json ? JSON.stringify(json) : text);
    for (const problem of problems) console.error(problem);
    return problems.length > 0 ? 1 : 0;
  } catch (error) {
    return fail(isExpected(error) ? error.message : error);
  } finally {
    await disconnect().catch(() => {});
  }
}

function fail(reason: unknown): number {
  console.error(reason);
  return 1;
}

/** What the operator can put right reads as one line; anything else comes with its stack. */
function isExpected(error: unknown): error is Error {
  if (!(error instanceof Error)) return false;
  const code = "code" in error ? error.code : null;
  return isRefusal(error) || error instanceof UsageError || code === "hearth_start";
}
