// Builds what `npm start` and the tests run, unless the build that is there is of these sources.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));
const stampFile = join(root, ".next/built");

const sources = [
  "app",
  "components",
  "lib",
  "public",
  "prisma/schema.prisma",
  "scripts",
  "server.ts",
  "proxy.ts",
  "instrumentation.ts",
  "next.config.js",
  "postcss.config.mjs",
  "package-lock.json",
];

/** Program to its entry point; each becomes one file, packages stay in node_modules. */
const programs = {
  prepare: "lib/prepare.ts",
  server: "server.ts",
  hearth: "scripts/hearth.ts",
  images: "lib/images/worker.ts",
};

function filesUnder(path) {
  if (!existsSync(join(root, path))) return [];
  if (!statSync(join(root, path)).isDirectory()) return [path];
  return readdirSync(join(root, path))
    .sort()
    .flatMap((name) => filesUnder(`${path}/${name}`));
}

function sourceStamp() {
  const hash = createHash("sha256").update(process.version);
  for (const path of sources.flatMap(filesUnder)) {
    hash.update(`\0${path}\0`).update(readFileSync(join(root, path)));
  }
  return hash.digest("hex");
}

function isCurrent(stamp) {
  return existsSync(stampFile) && readFileSync(stampFile, "utf8") === stamp;
}

/** Runs a script of Node; its output is shown only when it fails, which ends this process. */
function run(...args) {
  const env = { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" };
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, env });
  if (status === 0) return;
  process.stderr.write(`${stdout}${stderr}`);
  process.exit(1);
}

/** Bundles one program for Node into dist/NAME.cjs. */
export async function bundle(name) {
  const entry = join(root, programs[name]);
  await build({
    entryPoints: [entry],
    outfile: join(root, `dist/${name}.cjs`),
    absWorkingDir: root,
    bundle: true,
    platform: "node",
    packages: "external",
    format: "cjs",
    target: "node20",
    sourcemap: "linked",
    logLevel: "warning",
  });
}

async function buildAll() {
  const stamp = sourceStamp();
  if (isCurrent(stamp)) return;
  const started = performance.now();
  console.log("Building Hearth; the next start needs no build.");
  run("scripts/generate.mjs");
  run("node_modules/next/dist/bin/next", "build");
  for (const name of Object.keys(programs)) await bundle(name);
  // Last, so that a build that was interrupted does not count.
  writeFileSync(stampFile, stamp);
  console.log(`Built in ${((performance.now() - started) / 1000).toFixed(1)} s.`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildAll();
