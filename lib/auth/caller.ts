import type { Origin } from "@/lib/chat/actor";
import { knownTimeZone } from "@/lib/contract/time";
import { env } from "@/lib/env";
import { ownOrigin, type Provenance } from "./same-origin";

/** Reads one header, in lower case; null where it is missing. */
export type ReadHeader = (name: string) => string | null;

/** Headers as node:http keeps them. */
export function fromNode(headers: Record<string, string | string[] | undefined>): ReadHeader {
  return (name) => {
    const value = headers[name];
    return (Array.isArray(value) ? value[0] : value) ?? null;
  };
}

export function fromHeaders(headers: { get(name: string): string | null }): ReadHeader {
  return (name) => headers.get(name);
}

/**
 * Who is on the line, for rate limits and the list of sessions. server.ts leaves one address here;
 * where it does not run, the entry counts that the outermost trusted proxy wrote.
 */
export function callerOf(read: ReadHeader): Origin {
  const addresses = (read("x-forwarded-for") ?? "").split(",");
  const address = addresses.at(-Math.max(1, env().trustProxy)) ?? addresses[0];
  return {
    address: address?.trim() || "unknown",
    device: read("user-agent") ?? "",
    site: ownOriginOf(read),
    timeZone: timeZoneIn(read("cookie") ?? ""),
    language: firstLanguage.exec(read("accept-language") ?? "")?.[0] ?? null,
  };
}

/** The first tag of an `Accept-Language`, such as "de-AT" (BCP 47; what is longer than 35 is none). */
const firstLanguage = /^(?=[^,;]{2,35}(?:[,;]|$))[a-z]{2,3}(?:-[a-z0-9]{1,8})*/i;

/** The browser's time zone, which components/tz-cookie.tsx tells; null until it has. */
function timeZoneIn(cookie: string): string | null {
  const name = /(?:^|; )tz=([\w%+-]{1,90})/.exec(cookie)?.[1];
  if (!name) return null;
  const known = knownTimeZone(name.replaceAll("%2F", "/"));
  return known === "UTC" && name !== "UTC" ? null : known;
}

export function provenanceOf(read: ReadHeader): Provenance {
  return {
    origin: read("origin"),
    fetchSite: read("sec-fetch-site"),
    referer: read("referer"),
  };
}

/** The address this request was made to, as `https://host`: the base of links, the allowed origin. */
export function ownOriginOf(read: ReadHeader): string | null {
  const host = read("x-forwarded-host") ?? read("host");
  return ownOrigin(env().publicUrl, { proto: read("x-forwarded-proto"), host });
}

/** Whether cookies are `Secure`: by PUBLIC_URL, else by how the request came. */
export function isSecure(read: ReadHeader): boolean {
  return ownOriginOf(read)?.startsWith("https:") ?? false;
}
