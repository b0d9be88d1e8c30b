import type { Context, MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import { refuse } from "@/lib/chat/refusal";
import { errorMessage } from "@/lib/contract/errors";
import { limits } from "@/lib/contract/limits";
import { fail } from "./failure";

const tooLarge = (c: Context) => fail(c, { code: "too_large", message: errorMessage.too_large });
const limitChunks = bodyLimit({ maxSize: limits.frameBytes, onError: tooLarge });

/**
 * Refuses bodies over 256 KiB. A declared length is enough to go by, since Node reads no further
 * than that; only a body of unknown length has to be counted, which costs a copy.
 */
export const limitBody: MiddlewareHandler = async (c, next) => {
  if (c.req.method === "GET") return next();
  const length = c.req.header("content-length");
  if (length === undefined || c.req.header("transfer-encoding")) return limitChunks(c, next);
  return Number(length) > limits.frameBytes ? tooLarge(c) : next();
};

/** The body's JSON, whatever its content type says; an empty body is an empty object. */
export async function readJson(c: Context): Promise<unknown> {
  const text = await c.req.text();
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
