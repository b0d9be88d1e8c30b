import type { Context } from "hono";
import { errorMessage, errorStatus, type Failure } from "@/lib/contract/errors";

/** The one shape in which this door says no. */
export function fail(c: Context, { retryAfterMs, ...error }: Failure): Response {
  if (retryAfterMs !== undefined) c.header("retry-after", String(Math.ceil(retryAfterMs / 1_000)));
  const told = retryAfterMs === undefined ? error : { ...error, retryAfterMs };
  return c.json({ error: told }, errorStatus[error.code]);
}

export function notFound(c: Context): Response {
  return fail(c, { code: "not_found", message: errorMessage.not_found });
}
