// Completes package-lock.json after an install. A registry that lacks packages for other systems
// leaves holes where their optional dependencies belong, and `npm ci` then refuses the file
// everywhere. Also makes sure that the file names no registry.
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const path = fileURLToPath(new URL("../package-lock.json", import.meta.url));
const lock = JSON.parse(readFileSync(path, "utf8"));

const systems = [
  ...["aix", "android", "darwin", "freebsd", "linux", "netbsd", "openbsd", "openharmony"],
  ...["sunos", "win32"],
];
const processors = [
  ...["arm", "arm64", "ia32", "loong64", "mips64el", "ppc64", "riscv64", "s390x", "wasm32", "x64"],
];

/** "@img/sharp-linuxmusl-arm64" is for `{ os: ["linux"], cpu: ["arm64"], libc: ["musl"] }`. */
function platformOf(name) {
  const words = name.split("/").at(-1).split(/[-_.]/);
  const os = systems.filter((system) => words.some((word) => word.replace("musl", "") === system));
  const cpu = processors.filter((processor) => words.includes(processor));
  return {
    ...(os.length > 0 && { os }),
    ...(cpu.length > 0 && { cpu }),
    ...(name.includes("musl") && { libc: ["musl"] }),
  };
}

/** Whether npm would find `name` from inside the package at `location`. */
function isLocked(location, name) {
  if (lock.packages[`${location && `${location}/`}node_modules/${name}`]) return true;
  if (location === "") return false;
  return isLocked(location.slice(0, Math.max(0, location.lastIndexOf("node_modules/") - 1)), name);
}

let added = 0;
for (const [location, entry] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    if (isLocked(location, name)) continue;
    lock.packages[`node_modules/${name}`] = {
      version: version.replace(/^[~^]/, ""),
      optional: true,
      ...platformOf(name),
    };
    added += 1;
  }
}
for (const entry of Object.values(lock.packages)) {
  if (/^https?:/.test(entry.resolved ?? "")) delete entry.resolved;
}

const sorted = Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1));
lock.packages = Object.fromEntries(sorted);
writeFileSync(path, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`package-lock.json: filled ${added} holes`);
