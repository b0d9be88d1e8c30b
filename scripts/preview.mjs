// Serves the build by `next start`, as a host without server.ts does: the same app, by polling.
import { spawn } from "node:child_process";
import { prepareOrExit, root } from "./launch.mjs";

const { settings, durability } = await prepareOrExit();
const env = { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" };
const next = ["node_modules/next/dist/bin/next", "start"];
const where = ["--port", String(settings.port), "--hostname", settings.host];
const server = spawn(process.execPath, [...next, ...where], {
  cwd: root,
  env,
  stdio: ["ignore", "pipe", "inherit"],
});

let address;
let ready = false;
server.stdout.setEncoding("utf8").on("data", (text) => {
  address ??= text.match(/Local:\s+(http:\S+)/)?.[1];
  if (ready || !text.includes("Ready in")) return;
  ready = true;
  console.log(`Hearth is ready at ${address}`);
  console.log(durability);
});
server.once("exit", (code) => process.exit(code ?? 0));
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => server.kill(signal));
