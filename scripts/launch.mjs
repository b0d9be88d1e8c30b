// What start, preview and dev have in common: everything is right, or one clear line says what is not.

import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("..", import.meta.url));
const require = createRequire(import.meta.url);

/** Loads a built program, dist/NAME.cjs, into this process. */
export function load(name) {
  const path = join(root, `dist/${name}.cjs`);
  if (existsSync(path)) return require(path);
  fail("There is no build yet: run `npm start`, which makes one.");
}

/** Prepares settings, DATA_DIR and database: `{ settings, durability }`. */
export async function prepareOrExit() {
  process.chdir(root); // relative paths in settings mean the same wherever the command is typed
  const { prepare, durability } = load("prepare");
  try {
    const settings = await prepare();
    await probePort(settings);
    return { settings, durability: durability() };
  } catch (error) {
    fail(error?.code === "hearth_start" ? error.message : error);
  }
}

/** Ends this process with the reason; one that nobody foresaw comes with its stack. */
export function fail(reason) {
  console.error(reason);
  process.exit(1);
}

// Asked before the server is loaded, so that the commonest mistake is answered at once.
function probePort({ host, port }) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", ({ code }) => fail(portProblem(code, host, port)));
    server.listen(port, host, () => server.close(resolve));
  });
}

function portProblem(code, host, port) {
  if (code === "EADDRINUSE") return `PORT is ${port}, which is in use; it may be any free port.`;
  if (code === "EACCES")
    return `PORT is ${port}, which this user may not open; take one above 1023.`;
  return `HOST is ${host}, which is no address of this machine (${code}); it may be 0.0.0.0.`;
}
