import { randomUUID } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { env } from "@/lib/env";

/** A file that is on its way into storage; `drop` takes it and what was made beside it away. */
export type Spooled = { path: string; beside(name: string): string; drop(): Promise<void> };

/** On the disk that files end up on, so that they get there by a new name. */
function folder(): string {
  const { s3, dataDir } = env();
  return s3.bucket ? join(tmpdir(), "hearth-incoming") : join(dataDir, ".incoming");
}

/**
 * Writes what comes to a file of its own; null, with nothing left of it, once it is more than `most`
 * bytes. Fails as the stream fails, and leaves nothing then either.
 */
export async function spool(content: Readable, most: number): Promise<Spooled | null> {
  await mkdir(folder(), { recursive: true, mode: 0o700 });
  const path = join(folder(), randomUUID());
  const beside = (name: string) => `${path}.${name}`;
  const drop = async () => {
    for (const name of ["", ".clean", ".thumbnail"]) await rm(path + name, { force: true });
  };
  try {
    await pipeline(content, atMost(most), createWriteStream(path, { mode: 0o600 }));
    return { path, beside, drop };
  } catch (error) {
    await drop();
    if (error instanceof TooMuch) return null;
    throw error;
  }
}

class TooMuch extends Error {}

function atMost(most: number): Transform {
  let bytes = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      if (bytes > most) done(new TooMuch());
      else done(null, chunk);
    },
  });
}

/** Takes away what a crash left: files that nobody has written to for `ms`. */
export async function sweepSpool(ms: number): Promise<void> {
  const names = await readdir(folder()).catch(() => []);
  for (const name of names) {
    const path = join(folder(), name);
    const age = await stat(path).then(
      ({ mtimeMs }) => Date.now() - mtimeMs,
      () => 0,
    );
    if (age > ms) await rm(path, { force: true });
  }
}
