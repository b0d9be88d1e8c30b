/**
 * Writes public/emoji.json, what the emoji picker and `:smile:` know, from Unicode's data as emojibase
 * has it. That package is too large to depend on for one file:
 *   npm pack emojibase-data && tar xf emojibase-data-*.tgz && node scripts/emoji-data.mjs package
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const [folder = "package"] = process.argv.slice(2);
/** Later ones are boxes on many devices, and the server's Node does not know them as emoji. */
const newest = 15;
/** Skin tones and hair by themselves. */
const components = 2;

const read = (path) => JSON.parse(readFileSync(join(folder, "en", path), "utf8"));
const shortcodes = read("shortcodes/github.json");
const own = (code) => [shortcodes[code] ?? []].flat();

const emoji = read("data.json")
  .filter(({ group, version }) => group !== undefined && group !== components && version <= newest)
  .sort((a, b) => a.order - b.order)
  .map(({ emoji, hexcode, label, group, tags = [], skins = [] }) => {
    const tones = skins.filter(({ tone }) => typeof tone === "number").map(({ emoji }) => emoji);
    const row = [emoji, label, group, tags.join(" "), own(hexcode).join(" ")];
    return tones.length === 5 ? [...row, tones.join(" ")] : row;
  });
const groups = Object.fromEntries(
  read("messages.json")
    .groups.filter(({ order }) => order !== components)
    .map(({ order, message }) => [order, message.charAt(0).toUpperCase() + message.slice(1)]),
);
const out = fileURLToPath(new URL("../public/emoji.json", import.meta.url));
const rows = emoji.map((row) => JSON.stringify(row)).join(",\n");
writeFileSync(out, `{"groups":${JSON.stringify(groups)},\n"emoji":[\n${rows}\n]}\n`);
