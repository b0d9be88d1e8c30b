// Prints where Chromium is and how to start it, as JSON: `{ executablePath, args, libraries }`.
// A program of its own because the package that brings Chromium can only be imported by ES modules.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { brotliDecompressSync } from "node:zlib";
import chromium from "@sparticuz/chromium";

const args = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

const executablePath = process.env.CHROMIUM_PATH || (await chromium.executablePath());
console.log(JSON.stringify({ executablePath, args, libraries: missingLibraries() }));

/** The folder of libraries to add where the system has no libnss3; the package carries them. */
function missingLibraries() {
  if (process.platform !== "linux" || hasNss()) return null;
  const folder = join(tmpdir(), "hearth-chromium-libraries");
  if (!existsSync(join(folder, "lib"))) {
    mkdirSync(folder, { recursive: true });
    const packed = createRequire(import.meta.url).resolve("@sparticuz/chromium");
    const archive = join(dirname(packed), "../bin/al2023.tar.br");
    const input = brotliDecompressSync(readFileSync(archive));
    execFileSync("tar", ["-x", "-C", folder], { input });
  }
  return join(folder, "lib");
}

function hasNss() {
  const found = execFileSync("ldd", [executablePath], { encoding: "utf8" });
  return !found.includes("not found");
}
