import { spawnSync } from "node:child_process";
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { atEnd } from "@/tests/support/at-end";

/** A file system of 48 MiB; null where the rights to mount one are lacking, which in CI is a failure. */
export function mountSmallDisk() {
  const folder = mkdtempSync(join(tmpdir(), "hearth-disk-"));
  const filler = join(folder, "filler");
  const args = ["-t", "tmpfs", "-o", "size=48m", "tmpfs", folder];
  const isMounted = spawnSync("mount", args).status === 0;
  const remove = () => {
    if (isMounted) spawnSync("umount", ["--lazy", folder]);
    rmSync(folder, { recursive: true, force: true });
  };
  if (!isMounted) {
    remove();
    if (process.env.CI) throw new Error("No small disk can be mounted here: that takes root.");
    return null;
  }
  atEnd(remove);
  const remount = (options: string) => {
    const { status } = spawnSync("mount", ["-o", `remount,${options}`, folder]);
    if (status !== 0) throw new Error(`The small disk cannot be remounted with ${options}.`);
  };
  return {
    folder,
    /** How much it could hold; what it holds takes memory, the rest none. */
    resize: (mebibytes: number) => remount(`size=${mebibytes}m`),
    /** From here on nobody can write to it, not even root. */
    close: () => remount("ro"),
    /** The server may take some of what is left meanwhile. */
    fill() {
      const file = openSync(filler, "w");
      const some = Buffer.alloc(64 * 1024);
      try {
        for (;;) writeSync(file, some);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== "ENOSPC") throw error;
      } finally {
        closeSync(file);
      }
    },
    free: () => rmSync(filler),
  };
}
