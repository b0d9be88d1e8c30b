import { spawn } from "node:child_process";
import { once } from "node:events";
import { resolve } from "node:path";
import { atEnd } from "./at-end";

/** A throw-away PostgreSQL with an empty database; it ends with `stop` or with this process. */
export async function startPostgres(): Promise<{ url: string; stop(): Promise<void> }> {
  const child = spawn(process.execPath, [resolve("scripts/embedded-postgres.mjs")], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  atEnd(() => child.stdin.end());
  const exited = once(child, "exit");
  const [line] = await Promise.race([once(child.stdout.setEncoding("utf8"), "data"), exited]);
  const url = String(line).trim();
  if (!url.startsWith("postgres://")) throw new Error("PostgreSQL did not start");
  return {
    url,
    async stop() {
      child.stdin.end();
      await exited;
    },
  };
}
