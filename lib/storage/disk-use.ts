import { stat, statfs } from "node:fs/promises";
import { db, isPostgres } from "@/lib/db";
import { env } from "@/lib/env";
import { databaseFile } from "./database-file";

/** Bytes: what the database takes, and what is free where DATA_DIR lies. */
export type DiskUse = { database: number; free: number };

export async function diskUse(): Promise<DiskUse> {
  const { bavail, bsize } = await statfs(env().dataDir);
  return { database: await databaseBytes(), free: bavail * bsize };
}

async function databaseBytes(): Promise<number> {
  if (isPostgres()) {
    const [row] = await db().$queryRaw<{ bytes: bigint }[]>`
      SELECT pg_database_size(current_database()) AS "bytes"`;
    return Number(row?.bytes ?? 0);
  }
  const file = databaseFile();
  const sizes = await Promise.all([file, `${file}-wal`].map(bytesOf));
  return sizes.reduce((sum, bytes) => sum + bytes, 0);
}

async function bytesOf(path: string): Promise<number> {
  try {
    return (await stat(path)).size;
  } catch {
    return 0; // The log is gone while nobody has written.
  }
}
