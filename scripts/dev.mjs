// Develops: Next reloads pages by itself, and the server restarts when what it imports changes.
import { spawn } from "node:child_process";
import { bundle } from "./build.mjs";
import { prepareOrExit, root } from "./launch.mjs";

const env = { ...process.env, NODE_ENV: "development", NEXT_TELEMETRY_DISABLED: "1" };
await bundle("prepare");
await prepareOrExit();
const args = ["--watch", "--import", "tsx", "server.ts"];
const server = spawn(process.execPath, args, { cwd: root, env, stdio: "inherit" });
server.once("exit", (code) => process.exit(code ?? 0));
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => server.kill(signal));
