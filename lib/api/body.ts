import type { Context, MiddlewareHandler } from "hono";
import { refuse } from "@/lib/chat/refusal";
import { limits } from "@/lib/contract/limits";

/** Refuses what declares itself over 256 KiB before anything is read. */
export const limitBody: MiddlewareHandler = async (c, next) => {
  if (Number(c.req.header("content-length") ?? 0) > limits.frameBytes) refuse("too_large");
  await next();
};

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

/** A declared length is enough to go by, since Node reads no further; chunks have to be counted. */
async function readText(c: Context): Promise<string> {
  if (!c.req.header("transfer-encoding")) return c.req.text();
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of c.req.raw.body ?? []) {
    bytes += chunk.length;
    if (bytes > limits.frameBytes) refuse("too_large");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}
