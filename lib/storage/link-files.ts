import { copyFile, link, mkdir, readdir } from "node:fs/promises";
import { dirname, join } from "node:path";

/**
 * Gives every file below one folder a second name below another: what is deleted meanwhile is still
 * there, and nothing is copied where the disk has hard links. Those that are there already stay.
 */
export async function linkFiles(from: string, to: string): Promise<void> {
  const entries = await readdir(from, { recursive: true, withFileTypes: true }).catch(nothing);
  for (const entry of entries) {
    if (!entry.isFile() || entry.name.endsWith(".part")) continue;
    const source = join(entry.parentPath, entry.name);
    const target = join(to, source.slice(from.length));
    await mkdir(dirname(target), { recursive: true, mode: 0o700 });
    await link(source, target).catch(async (error: NodeJS.ErrnoException) => {
      if (error.code === "EEXIST" || error.code === "ENOENT") return;
      // Disks without hard links.
      await copyFile(source, target).catch(ignoreMissing);
    });
  }
}

function nothing(error: NodeJS.ErrnoException): never[] {
  ignoreMissing(error);
  return [];
}

function ignoreMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== "ENOENT") throw error;
}
