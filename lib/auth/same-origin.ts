/** What a request says about the page it came from; null where the header is missing. */
export type Provenance = {
  origin: string | null;
  fetchSite: string | null;
  referer: string | null;
};

/**
 * The one origin a request may come from: PUBLIC_URL where it is set, else the request's own
 * protocol and host. Null for a host that no browser would send; then nothing is allowed.
 */
export function ownOrigin(
  publicUrl: string | null,
  { proto, host }: { proto: string | null; host: string | null },
): string | null {
  if (publicUrl) return originOf(publicUrl);
  if (!host || !/^[\w.\-:[\]]+$/.test(host)) return null;
  return originOf(`${proto === "https" ? "https" : "http"}://${host}`);
}

/**
 * Whether a write that carries a cookie may act. `Origin` decides where there is one; `null`, which
 * sandboxed frames and some redirects send, is nobody's. Browsers forbid pages to set either header.
 */
export function mayWrite({ origin, fetchSite }: Provenance, own: string | null): boolean {
  return origin === null ? fetchSite === "same-origin" : isOwn(origin, own);
}

/** Server actions: every browser sends `Origin` with a form post, so a missing one is refused. */
export function mayCallAction({ origin }: Provenance, own: string | null): boolean {
  return origin !== null && isOwn(origin, own);
}

/** Socket handshakes may be plain GETs, which carry no `Origin`: then the other two may vouch. */
export function mayConnect(from: Provenance, own: string | null): boolean {
  if (from.origin !== null || from.fetchSite !== null) return mayWrite(from, own);
  return from.referer !== null && isOwn(from.referer, own);
}

function isOwn(url: string, own: string | null): boolean {
  return own !== null && originOf(url) === own;
}

function originOf(url: string): string | null {
  if (!URL.canParse(url)) return null;
  const { origin } = new URL(url);
  return origin === "null" ? null : origin;
}
