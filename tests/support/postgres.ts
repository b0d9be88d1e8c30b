import { spawn } from "node:child_process";
import { once } from "node:events";
import { resolve } from "node:path";
import { atEnd } from "./at-end";

/** A throw-away PostgreSQL with an empty database; it ends with `stop` or with this process. */
export async function startPostgres() {
  const child = spawn(process.execPath, [resolve("scripts/embedded-postgres.mjs")], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  atEnd(() => child.stdin.end());
  const exited = once(child, "exit");
  const said = async () => {
    const [line] = await Promise.race([once(child.stdout.setEncoding("utf8"), "data"), exited]);
    return String(line).trim();
  };
  const url = await said();
  if (!url.startsWith("postgres://")) throw new Error("PostgreSQL did not start");
  return {
    url,
    /** As an operator does: connections are cut, and it is away for a moment. */
    async restart() {
      child.stdin.write("restart\n");
      if ((await said()) !== "restarted") throw new Error("PostgreSQL did not come back");
    },
    async stop() {
      child.stdin.end();
      await exited;
    },
  };
}
