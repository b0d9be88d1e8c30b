import type { IncomingMessage } from "node:http";

type Trust = { trustProxy: number; publicUrl: string | null };

const forwarded = /^(x-forwarded-.+|forwarded)$/i;

/**
 * Replaces what a client says about proxies by what is known: from here on `X-Forwarded-For` is
 * one address, `-Proto` and `-Host` are how people reach this server. With `trustProxy` n, it is
 * the n-th entry from the right that counts, the one the outermost trusted proxy wrote.
 */
export function settleForwarded(request: IncomingMessage, { trustProxy, publicUrl }: Trust): void {
  const { headers, rawHeaders } = request;
  const said = (name: string, n = trustProxy) => nthFromRight(headers[name], n);
  // Proxies add to the list of addresses, but most replace these two: then the one value counts.
  const replaced = (name: string) => said(name) ?? said(name, Math.min(trustProxy, 1));
  const own = publicUrl ? new URL(publicUrl) : null;
  const proto = own ? own.protocol : `${replaced("x-forwarded-proto")}:`;
  const settled = {
    "x-forwarded-for": said("x-forwarded-for") ?? addressOf(request),
    "x-forwarded-proto": proto === "https:" ? "https" : "http",
    "x-forwarded-host": own?.host ?? replaced("x-forwarded-host") ?? headers.host ?? "",
  };
  for (const name of Object.keys(headers)) if (forwarded.test(name)) delete headers[name];
  Object.assign(headers, settled);
  // Hono reads the raw list, so it has to agree.
  const kept = rawHeaders.filter((_, i) => !forwarded.test(rawHeaders[i - (i % 2)] ?? ""));
  rawHeaders.splice(0, rawHeaders.length, ...kept, ...Object.entries(settled).flat());
}

function nthFromRight(header: string | string[] | undefined, n: number): string | null {
  if (n === 0 || !header) return null;
  return String(header).split(",").at(-n)?.trim() || null;
}

/** IPv4 as IPv4, also where the server listens on IPv6. */
function addressOf({ socket }: IncomingMessage): string {
  return (socket.remoteAddress ?? "unknown").replace(/^::ffff:(?=\d+\.)/, "");
}
