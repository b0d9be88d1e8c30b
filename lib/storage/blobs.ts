import type { Readable } from "node:stream";
import { env } from "@/lib/env";
import { once } from "@/lib/once";
import { diskBlobs } from "./disk-blobs";
import { s3Blobs } from "./s3-blobs";

/** Bytes from `start` to `end`, both included, as in a Range header. */
export type ByteRange = { start: number; end: number };

/**
 * Where the bytes of files live, each under a key of letters, digits, `-`, `_`, `.` and `/`. What
 * may be read by whom is not its business: keys come from rows that lib/chat has checked.
 */
export interface BlobStore {
  /** Stores exactly `bytes` bytes, durable once it resolves; all or nothing. */
  put(key: string, content: Readable, bytes: number): Promise<void>;
  /** As `put`, of a whole file on this machine, which is gone from `path` afterwards. */
  takeIn(key: string, path: string): Promise<void>;
  /** The bytes as a stream, or a part of them; null where there is no such blob. */
  get(key: string, range?: ByteRange): Promise<Readable | null>;
  /** Null where there is no such blob. */
  stat(key: string): Promise<{ bytes: number } | null>;
  /** No complaint where there is none. */
  delete(key: string): Promise<void>;
}

/** The configured store: S3 where S3_BUCKET is set, else DATA_DIR/files. */
export function blobs(): BlobStore {
  return once("blobs", () => {
    const { s3, dataDir } = env();
    return s3.bucket ? s3Blobs(s3) : diskBlobs(dataDir);
  });
}

/** Throws for what could lead out of the folder or is no key at all. */
export function checkKey(key: string): string {
  if (/^[\w-][\w.-]*(\/[\w-][\w.-]*)*$/.test(key)) return key;
  throw new Error("Not the key of a blob.");
}
