// Serves the build by `next start`, as a host without server.ts does: the same app, by polling.
import { createRequire } from "node:module";
import { prepareOrExit } from "./launch.mjs";

/** For answers under way when it is asked to stop. */
const patienceMs = 5_000;

process.env.NODE_ENV = "production";
process.env.NEXT_TELEMETRY_DISABLED = "1";
const { settings, durability } = await prepareOrExit();

// Next only prints where it listens; what it prints until then is kept from the screen.
const print = process.stdout.write.bind(process.stdout);
let printed = "";
process.stdout.write = (text, ...rest) => {
  printed += text;
  const address = printed.match(/Local:\s+(http:\S+)[\s\S]*Ready in/)?.[1];
  if (!address) return true;
  process.stdout.write = print;
  return print(`Hearth is ready at ${address}\n${durability}\n`, ...rest);
};

// Browsers poll over connections that they keep, and Next alone would wait for those without end.
for (const signal of ["SIGTERM", "SIGINT"]) {
  process.on(signal, () => setTimeout(() => process.exit(0), patienceMs));
}

// In this process and not in a child, which would outlive a parent that is killed.
const where = ["--port", String(settings.port), "--hostname", settings.host];
process.argv = [process.execPath, "next", "start", ...where];
createRequire(import.meta.url)("next/dist/bin/next");
