import type { LookupAddress } from "node:dns";
import http, { type IncomingMessage, type RequestOptions } from "node:http";
import https from "node:https";
import { AddressRefused, checkTarget, type Guard, type Target } from "./guarded-target";
import { readBody } from "./read-body";

const mostRedirects = 5;
const headerBytes = 16 * 1024;
const redirects = new Set([301, 302, 303, 307, 308]);

/** What a stranger's server answered; the connection lives until `body` was read or left. */
export type Fetched = {
  /** Where the redirects led. */
  url: URL;
  /** Without parameters, in lower case. */
  contentType: string;
  charset: string | null;
  /** Decompressed; throws where it is too large or not what it says. */
  body: AsyncIterable<Buffer>;
  /** For whoever does not want the body. */
  close: () => void;
};

type Wishes = { guard: Guard; accept: string; signal: AbortSignal };

/**
 * Asks a stranger's server for what is at `address`, as anybody would who has no cookies. Each
 * redirect is checked as the first address was, and each connection goes to the very IP address that
 * was checked. Throws where that is refused, fails or takes longer than `signal` allows.
 */
export async function guardedFetch(address: string, wishes: Wishes): Promise<Fetched> {
  let url = new URL(address);
  for (let hops = 0; hops <= mostRedirects; hops++) {
    const target = await inTime(checkTarget(url, wishes.guard), wishes.signal);
    const response = await ask(target, wishes);
    const { statusCode = 0, headers } = response;
    if (redirects.has(statusCode) && headers.location) {
      response.destroy();
      url = new URL(headers.location, url);
      continue;
    }
    if (statusCode !== 200) {
      response.destroy();
      throw new Error(`It answered ${statusCode}`);
    }
    const [type = "", ...parameters] = (headers["content-type"] ?? "").toLowerCase().split(";");
    const [, charset] = /charset="?([\w:.-]+)/.exec(parameters.join(";")) ?? [];
    const body = readBody(response);
    const close = () => void response.destroy();
    return { url, contentType: type.trim(), charset: charset ?? null, body, close };
  }
  throw new AddressRefused("Not asked: it redirects too often");
}

function ask({ url, addresses }: Target, { accept, signal }: Wishes): Promise<IncomingMessage> {
  const { request } = url.protocol === "https:" ? https : http;
  const options: RequestOptions = {
    signal,
    agent: false,
    maxHeaderSize: headerBytes,
    lookup: pinnedTo(addresses),
    headers: {
      accept,
      "accept-encoding": "gzip, deflate, br",
      "accept-language": "en, *;q=0.5",
      "user-agent": "Mozilla/5.0 (compatible; Hearth link preview)",
    },
  };
  return new Promise((resolve, reject) => {
    request(url, options).once("response", resolve).on("error", reject).end();
  });
}

/** In place of asking for the name again, whose answer may be another one by now. */
function pinnedTo(addresses: LookupAddress[]): NonNullable<RequestOptions["lookup"]> {
  return (_host, { all }, answer) => {
    const [first] = addresses;
    if (all) answer(null, addresses);
    else answer(null, first?.address ?? "", first?.family);
  };
}

/** Names are resolved by the system, which cannot be told to stop. */
function inTime<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason);
    if (signal.aborted) stop();
    signal.addEventListener("abort", stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener("abort", stop));
  });
}
