// Develops: Next reloads pages by itself; the server restarts when a file it is made of changes.
import { spawn } from "node:child_process";
import { watch } from "node:fs";
import { join } from "node:path";
import { bundle } from "./build.mjs";
import { prepareOrExit, root } from "./launch.mjs";

const env = { ...process.env, NODE_ENV: "development", NEXT_TELEMETRY_DISABLED: "1" };
let server;
let restarting = false;

function start() {
  restarting = false;
  const args = ["--import", "tsx", "server.ts"];
  server = spawn(process.execPath, args, { cwd: root, env, stdio: "inherit" });
  server.once("exit", (code) => (restarting ? start() : process.exit(code ?? 0)));
}

function restart() {
  if (restarting) return;
  restarting = true;
  server.kill("SIGTERM");
}

await bundle("prepare");
await bundle("images");
await prepareOrExit();
start();

// Not `node --watch`: it also watches the pages that Next compiles into the server's own process.
watch(join(root, "server.ts"), restart);
watch(join(root, "lib"), { recursive: true }, (_event, file) => {
  if (!file?.startsWith("client")) restart();
});
for (const signal of ["SIGINT", "SIGTERM"]) {
  process.on(signal, () => {
    restarting = false;
    server.kill(signal);
  });
}
