import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { atEnd } from "./at-end";

type Page = (request: IncomingMessage, response: ServerResponse) => void;

/** A web site of the test's own, at 127.0.0.1 and, since it hears everything, at 127.0.0.2. */
export async function startSite(pages: Record<string, Page>) {
  const asked: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    asked.push(request);
    const path = new URL(request.url ?? "/", "http://site").pathname;
    const page = pages[path];
    if (page) page(request, response);
    else response.writeHead(404).end();
  });
  await new Promise<void>((listening) => server.listen(0, "0.0.0.0", listening));
  atEnd(() => server.closeAllConnections());
  const { port } = server.address() as AddressInfo;
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    asked,
    timesAsked: (path: string) => asked.filter(({ url }) => url === path).length,
    async stop() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

/** Answers `body`, a page unless another type is told. */
export function answer(
  body: string | Buffer,
  headers: Record<string, string> = { "content-type": "text/html; charset=utf-8" },
): Page {
  return (_request, response) => void response.writeHead(200, headers).end(body);
}

export function redirectTo(location: string): Page {
  return (_request, response) => void response.writeHead(302, { location }).end();
}

/** A page whose head says `title`, and what else it is given. */
export function pageOf(title: string, more = ""): string {
  return `<!doctype html><html><head><title>${title}</title>${more}</head><body>Hello</body></html>`;
}
