// npm run assemble -- OUT   copies what runs Hearth, and nothing else, out of a built tree into OUT.
import { cpSync, existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { nodeFileTrace } from "@vercel/nft";
import { fail, root } from "./launch.mjs";

/** Not found by following imports alone: Hearth and Next read these, or parts of them, by path. */
const wholes = [
  ".next",
  "dist",
  "next.config.js",
  "node_modules/next",
  "package.json",
  "prisma/migrations",
  "public",
  "LICENSE",
];

const programs = [
  ...["dist/server.cjs", "dist/hearth.cjs", "dist/images.cjs"],
  ...["scripts/start.mjs", "scripts/hearth.mjs"],
];

/** What imports would bring along that only builds, develops or debugs. */
const notNeeded = [
  /^\.\./,
  /^scripts\/build\.mjs$/,
  /^\.next\/(cache|diagnostics|trace|trace-build|types)$/,
  /^node_modules\/next\/dist\/compiled\/next-server\/.*\.dev\.js$/,
  /^node_modules\/next\/dist\/(docs|esm)\//,
  /^node_modules\/.*\.map$/,
];
const ignore = (name) => notNeeded.some((pattern) => pattern.test(name));

const filesUnder = (folder) =>
  readdirSync(join(root, folder), { recursive: true }).map((name) => join(folder, name));

/** The packages' files that pages load, as Next wrote it down when it built them. */
function filesOfPages() {
  const lists = filesUnder(".next").filter((name) => name.endsWith(".nft.json"));
  const files = lists.flatMap((list) =>
    JSON.parse(readFileSync(join(root, list), "utf8")).files.map((file) =>
      join(dirname(list), file),
    ),
  );
  return files.filter((name) => name.startsWith("node_modules/"));
}

const [given] = process.argv.slice(2);
if (!given) fail("Name a folder: npm run assemble -- OUT");
const out = resolve(given);
if (existsSync(out)) fail(`${out} is there already; name a new folder.`);
if (!existsSync(join(root, ".next/built"))) fail("There is no build yet: run `npm run build`.");

const { fileList } = await nodeFileTrace(programs, { base: root, ignore });
for (const name of new Set([...wholes, ...fileList, ...filesOfPages()])) {
  cpSync(join(root, name), join(out, name), {
    recursive: true,
    verbatimSymlinks: true,
    filter: (source) => !ignore(relative(root, source)),
  });
}
