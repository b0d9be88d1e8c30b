// The operator's command line: npm run -s hearth -- COMMAND. Works beside a running server.
import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { load, root } from "./launch.mjs";

/** When anything below `path` was changed last, in milliseconds. */
function changedAt(path) {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(...readdirSync(path).map((name) => changedAt(join(path, name))), stat.mtimeMs);
}

const program = join(root, "dist/hearth.cjs");
/** None where Hearth was assembled (scripts/assemble.mjs). */
const sources = ["lib", "generated", "scripts/hearth", "scripts/hearth.ts"]
  .map((path) => join(root, path))
  .filter(existsSync);
if (sources.some((path) => !existsSync(program) || changedAt(path) > changedAt(program))) {
  const { bundle } = await import("./build.mjs");
  await bundle("hearth");
}

// npm goes to the project's folder first; files are named from where the command was typed.
const typedIn = process.cwd() === process.env.npm_config_local_prefix ? process.env.INIT_CWD : null;
const here = typedIn ?? process.cwd();
process.chdir(root);
// Commands answer in their own words; the log is the server's.
process.env.LOG_LEVEL = "error";
process.exitCode = await load("hearth").main(process.argv.slice(2), here);
