import type { Readable } from "node:stream";
import { type ByteRange, blobs } from "./blobs";

/** Which of the two that there may be of an attachment. */
export type FileSize = "full" | "small";

/** Spread over folders by the end of the id, which is random. */
function keyOf(id: string, size: FileSize): string {
  return `${id.slice(-2)}/${id}${size === "small" ? ".webp" : ""}`;
}

/** Takes a file of this machine in; durable once it resolves. */
export function storeFile(id: string, size: FileSize, path: string): Promise<void> {
  return blobs().takeIn(keyOf(id, size), path);
}

/** The bytes of a file, or a part of them; null where they are gone. */
export function openFile(id: string, size: FileSize, range?: ByteRange): Promise<Readable | null> {
  return blobs().get(keyOf(id, size), range);
}

/** How many bytes it has; null where it is gone. */
export async function fileBytes(id: string, size: FileSize): Promise<number | null> {
  return (await blobs().stat(keyOf(id, size)))?.bytes ?? null;
}

export async function deleteFiles(id: string): Promise<void> {
  await blobs().delete(keyOf(id, "full"));
  await blobs().delete(keyOf(id, "small"));
}
