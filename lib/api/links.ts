import type { Context } from "hono";
import { callerOf, fromHeaders, ownOriginOf } from "@/lib/auth/caller";
import type { Origin } from "@/lib/chat/actor";

/** What links in an answer begin with: they lead to where the request came in. */
export function baseUrl(c: Context): string {
  return ownOriginOf(fromHeaders(c.req.raw.headers)) ?? "";
}

/** A code in the path as it was typed: lib/chat reads short ones with spaces and dashes too. */
export function typedCode(c: Context): string {
  return c.req.param("code") ?? "";
}

/** Where a request comes from, since guesses count by address. */
export function originOf(c: Context): Origin {
  return callerOf(fromHeaders(c.req.raw.headers));
}
