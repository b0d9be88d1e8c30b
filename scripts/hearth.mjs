// The operator's command line: npm run -s hearth -- COMMAND. Works beside a running server.
import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { bundle } from "./build.mjs";
import { load, root } from "./launch.mjs";

/** When anything below `path` was changed last, in milliseconds. */
function changedAt(path) {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(...readdirSync(path).map((name) => changedAt(join(path, name))), stat.mtimeMs);
}

const program = join(root, "dist/hearth.cjs");
const sources = ["lib", "generated", "scripts"].map((path) => join(root, path));
if (!existsSync(program) || sources.some((path) => changedAt(path) > changedAt(program))) {
  await bundle("hearth");
}

// npm goes to the project's folder first; files are named from where the command was typed.
const typedIn = process.cwd() === process.env.npm_config_local_prefix ? process.env.INIT_CWD : null;
const here = typedIn ?? process.cwd();
process.chdir(root);
// Commands answer in their own words; the log is the server's.
process.env.LOG_LEVEL = "error";
process.exitCode = await load("hearth").main(process.argv.slice(2), here);
