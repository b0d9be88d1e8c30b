import { create as disposition } from "content-disposition";
import type { Context } from "hono";
import parseRanges from "range-parser";
import type { ReadableFile } from "@/lib/chat/attachments";
import { refuse } from "@/lib/chat/refusal";
import { mediaKind } from "@/lib/contract/attachments";
import { asTheyAreRead } from "./byte-stream";

/**
 * Answers a file, or the part of it that is asked for. Only what browsers show or play safely is
 * shown in place; everything else is downloaded, and nothing can run. It may be kept by the browser
 * but not used without asking: who may read it is looked at each time.
 */
export async function sendFile(c: Context, tag: string, file: ReadableFile): Promise<Response> {
  const { name, bytes, contentType } = file;
  const isShown = mediaKind({ contentType }) !== "file";
  const headers: Record<string, string> = {
    "accept-ranges": "bytes",
    "cache-control": "private, no-cache",
    "content-security-policy": "sandbox; default-src 'none'",
    "content-disposition": disposition(name, { type: isShown ? "inline" : "attachment" }),
    "content-type": isShown ? contentType : "application/octet-stream",
    "cross-origin-resource-policy": "same-origin",
    etag: tag,
  };
  if (c.req.header("if-none-match") === tag) return c.body(null, 304, headers);
  const range = rangeIn(c, tag, bytes);
  if (range === "beyond")
    return c.body(null, 416, { ...headers, "content-range": `bytes */${bytes}` });
  const { start, end } = range ?? { start: 0, end: bytes - 1 };
  headers["content-length"] = String(end - start + 1);
  if (range) headers["content-range"] = `bytes ${start}-${end}/${bytes}`;
  const status = range ? 206 : 200;
  if (c.req.method === "HEAD") return c.body(null, status, headers);
  const content = (await file.open(range ?? undefined)) ?? refuse("not_found");
  return c.body(asTheyAreRead(content.iterator()), status, headers);
}

type Range = { start: number; end: number };

/** Null for the whole file: also where several parts are asked for, or parts of an older file. */
function rangeIn(c: Context, tag: string, bytes: number): Range | "beyond" | null {
  const asked = c.req.header("range");
  const ifRange = c.req.header("if-range");
  if (!asked || (ifRange && ifRange !== tag)) return null;
  const ranges = parseRanges(bytes, asked);
  if (ranges === -1) return "beyond";
  if (ranges === -2 || ranges.type !== "bytes" || ranges.length !== 1) return null;
  return ranges[0] ?? null;
}
