import { randomUUID } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, open, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { type BlobStore, checkKey } from "./blobs";

/** The folder of DATA_DIR that holds people's files. */
export const filesFolder = "files";

/** Blobs as files under DATA_DIR/files; what is being written lies beside its place as `.part`. */
export function diskBlobs(dataDir: string): BlobStore {
  const pathOf = (key: string) => join(dataDir, filesFolder, checkKey(key));
  return {
    async put(key, content, bytes) {
      const path = pathOf(key);
      const part = `${path}.${randomUUID()}.part`;
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      try {
        await pipeline(content, createWriteStream(part, { mode: 0o600 }));
        const { size } = await stat(part);
        if (size !== bytes) throw new Error(`A blob came with ${size} of ${bytes} bytes.`);
        await settle(part, path);
      } finally {
        await rm(part, { force: true });
      }
    },
    async takeIn(key, path) {
      const place = pathOf(key);
      await mkdir(dirname(place), { recursive: true, mode: 0o700 });
      await settle(path, place);
    },
    get: (key, range) => openBlob(pathOf(key), range),
    stat: (key) => stat(pathOf(key)).then(({ size }) => ({ bytes: size }), nullWhereMissing),
    delete: (key) => rm(pathOf(key), { force: true }),
  };
}

/** The bytes first, then the name, and both on disk. */
async function settle(from: string, to: string): Promise<void> {
  await sync(from);
  await rename(from, to);
  await sync(dirname(to));
}

async function sync(path: string): Promise<void> {
  const handle = await open(path, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function openBlob(
  path: string,
  range: { start: number; end: number } | undefined,
): Promise<Readable | null> {
  const handle = await open(path, "r").catch(nullWhereMissing);
  return handle && createReadStream("", { fd: handle, ...range });
}

function nullWhereMissing(error: NodeJS.ErrnoException): null {
  if (error.code === "ENOENT") return null;
  throw error;
}
