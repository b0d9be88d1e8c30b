import type { Context, MiddlewareHandler } from "hono";
import { refuse } from "@/lib/chat/refusal";
import { limits } from "@/lib/contract/limits";

/**
 * Refuses what declares itself too large before anything is read: over 256 KiB, or over the bytes
 * that `larger` allows for its path.
 */
export function limitBody(larger: Record<string, number>): MiddlewareHandler {
  return async (c, next) => {
    const most = larger[c.req.path] ?? limits.frameBytes;
    if (Number(c.req.header("content-length") ?? 0) > most) refuseTooLarge(most);
    await next();
  };
}

/** The body's JSON, whatever its content type says; an empty body is an empty object. */
export async function readJson(c: Context): Promise<unknown> {
  const text = await readText(c);
  if (text === "") return {};
  try {
    return JSON.parse(text);
  } catch {
    refuse("invalid", { message: "The body is not JSON." });
  }
}

/** The query with its numbers as numbers; what is no whole number stays text, for the schema to refuse. */
export function readQuery(c: Context): Record<string, string | number> {
  const number = /^\d{1,15}$/;
  return Object.fromEntries(
    Object.entries(c.req.query()).map(([name, value]) => [
      name,
      number.test(value) ? Number(value) : value,
    ]),
  );
}

async function readText(c: Context): Promise<string> {
  return Buffer.from(await readBytes(c, limits.frameBytes)).toString("utf8");
}

/**
 * The body as it is, `most` bytes of it at most. A declared length is enough to go by, since Node
 * reads no further; chunks have to be counted.
 */
export async function readBytes(c: Context, most: number): Promise<Uint8Array> {
  if (!c.req.header("transfer-encoding")) return new Uint8Array(await c.req.arrayBuffer());
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of c.req.raw.body ?? []) {
    bytes += chunk.length;
    if (bytes > most) refuseTooLarge(most);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function refuseTooLarge(most: number): never {
  const limit = most < 1_000_000 ? `${most / 1024} KiB` : `${most / 1_000_000} MB`;
  refuse("too_large", { message: `That is too large. It can have ${limit} at most.` });
}
