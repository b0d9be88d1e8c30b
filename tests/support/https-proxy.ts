import { once } from "node:events";
import { readFileSync } from "node:fs";
import { type IncomingMessage, request } from "node:http";
import { createServer } from "node:https";
import { type AddressInfo, connect, type Socket } from "node:net";
import { resolve } from "node:path";
import type { Duplex } from "node:stream";
import { atEnd } from "./at-end";

/**
 * An https proxy as self-hosters put in front, setting `X-Forwarded-*` as they do. Its certificate
 * is made up: browsers need `ignoreHTTPSErrors`. The server behind needs TRUST_PROXY=1.
 */
export async function startHttpsProxy(targetPort: number): Promise<{ url: string; stop(): void }> {
  const sockets = new Set<Duplex>();
  const proxy = createServer({ key: pem("key"), cert: pem("certificate") }, (incoming, answer) => {
    const forward = request(
      {
        port: targetPort,
        method: incoming.method,
        path: incoming.url,
        headers: forwarded(incoming),
      },
      (response) => {
        answer.writeHead(response.statusCode ?? 502, response.rawHeaders);
        response.pipe(answer);
      },
    );
    forward.on("error", () => answer.destroy());
    incoming.pipe(forward);
  });
  proxy.on("upgrade", (incoming: IncomingMessage, socket: Duplex, head: Buffer) => {
    const upstream = connect(targetPort, "127.0.0.1", () => {
      const headers = Object.entries(forwarded(incoming)).map(
        ([name, value]) => `${name}: ${value}`,
      );
      upstream.write(`GET ${incoming.url} HTTP/1.1\r\n${headers.join("\r\n")}\r\n\r\n`);
      upstream.write(head);
      upstream.pipe(socket).pipe(upstream);
    });
    upstream.on("error", () => socket.destroy());
    socket.on("error", () => upstream.destroy());
  });
  proxy.on("connection", (socket: Socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
  });
  proxy.listen(0, "127.0.0.1");
  await once(proxy, "listening");
  const { port } = proxy.address() as AddressInfo;
  const stop = () => {
    proxy.close();
    for (const socket of sockets) socket.destroy();
  };
  atEnd(stop);
  return { url: `https://localhost:${port}`, stop };
}

function forwarded({ headers, socket }: IncomingMessage): IncomingMessage["headers"] {
  return {
    ...headers,
    "x-forwarded-for": socket.remoteAddress,
    "x-forwarded-host": headers.host,
    "x-forwarded-proto": "https",
  };
}

function pem(name: string): Buffer {
  return readFileSync(resolve(`tests/support/tls/${name}.pem`));
}
