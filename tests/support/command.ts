import { execFile } from "node:child_process";
import { resolve } from "node:path";
import { serverEnv } from "./server";

type Outcome = { code: number; stdout: string; stderr: string };

/** Runs `npm run hearth -- ARGS` on a server's database, as an operator beside it would. */
export function hearthCommand(dataDir: string, ...args: string[]): Promise<Outcome> {
  return runScript("scripts/hearth.mjs", args, serverEnv(dataDir));
}

/** Runs a script of this project to its end. */
export function runScript(path: string, args: string[], env: NodeJS.ProcessEnv): Promise<Outcome> {
  return new Promise((settle) => {
    execFile(process.execPath, [resolve(path), ...args], { env }, (error, stdout, stderr) => {
      const code = typeof error?.code === "number" ? error.code : error ? 1 : 0;
      settle({ code, stdout, stderr });
    });
  });
}
