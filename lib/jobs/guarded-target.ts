import type { LookupAddress } from "node:dns";
import { lookup } from "node:dns/promises";
import { isIP } from "node:net";
import { env } from "@/lib/env";
import { isPublicAddress } from "./public-address";

/** What decides where a request of ours may go. */
export type Guard = {
  /** "name" or "name:port": may lead into the house, by any port or by that one. */
  allowed: readonly string[];
  /** This Hearth's own name, which is not asked. */
  ownHost: string | null;
  resolve: (host: string) => Promise<LookupAddress[]>;
};

/** A place that may be asked, with the addresses that its name had when they were checked. */
export type Target = { url: URL; addresses: LookupAddress[] };

/** An address that is not asked, whoever wrote it. */
export class AddressRefused extends Error {}

/** The guard of this installation: its settings, and the names as its machine knows them. */
export function ownGuard(): Guard {
  const { publicUrl, previewAllowHosts } = env();
  return {
    allowed: previewAllowHosts,
    ownHost: publicUrl && new URL(publicUrl).hostname,
    resolve: (host) => lookup(host, { all: true, verbatim: true }),
  };
}

/**
 * Resolves the name in `url` once and answers where it may be asked: at these addresses and no
 * others. Throws `AddressRefused` for another scheme or port than the web's, for credentials, for
 * ourselves, and for what has an address that is not public, unless it is allowed by name.
 */
export async function checkTarget(url: URL, guard: Guard): Promise<Target> {
  const { protocol, username, password, hostname, host, port } = url;
  if (protocol !== "http:" && protocol !== "https:") refuse(`the scheme ${protocol}`);
  if (username || password) refuse("credentials");
  const name = hostname.replace(/\.$/, "");
  if (name === guard.ownHost) refuse("this Hearth");
  const isAllowed = guard.allowed.includes(name) || guard.allowed.includes(host);
  if (port !== "" && !isAllowed) refuse(`port ${port}`);
  const literal = hostname.replace(/^\[(.*)\]$/, "$1");
  const family = isIP(literal);
  const addresses = family ? [{ address: literal, family }] : await guard.resolve(hostname);
  if (addresses.length === 0) refuse("a name without an address");
  const strange = addresses.find(({ address }) => !isPublicAddress(address));
  if (strange && !isAllowed) refuse(strange.address);
  return { url, addresses };
}

function refuse(what: string): never {
  throw new AddressRefused(`Not asked: ${what}`);
}
