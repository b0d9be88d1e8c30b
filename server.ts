import { createServer, type IncomingMessage, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import next from "next";
import { settleForwarded } from "@/lib/api/forwarded";
import { answerApi, isApiUrl } from "@/lib/api/listener";
import { stopOnSignal } from "@/lib/api/stop-on-signal";
import type { Settings } from "@/lib/env";
import { log } from "@/lib/log";
import { once } from "@/lib/once";
import { durability, prepare, startWork, stopWork } from "@/lib/prepare";
import { createGateway } from "@/lib/realtime/gateway";
import { chooseRequestId, withRequestId } from "@/lib/request-id";
import { StartError } from "@/lib/start-error";

/**
 * Longer than proxies keep a connection for the next request (60 s): whoever closes first must be the
 * one who asks, or a request meets a connection that is just being closed.
 */
const keepAliveMs = 65_000;

const dev = process.env.NODE_ENV !== "production";

async function main(): Promise<void> {
  const settings = await prepare();
  startWork();
  const server = createServer({ keepAliveTimeout: keepAliveMs });
  // Next would attach its own upgrade listener to whatever server it sees; this one never listens.
  const detached = createServer();
  const { host: hostname, port } = settings;
  const pages = next({ dev, hostname, port, httpServer: detached });
  await pages.prepare();
  const answerPage = pages.getRequestHandler();

  let stopping = false;
  const answer: RequestListener = (request, response) => {
    if (stopping) response.setHeader("connection", "close");
    const url = request.url ?? "";
    if (isApiUrl(url)) answerApi(request, response);
    // Next answers what it cannot decode with a 500.
    else if (!isDecodable(url)) response.writeHead(400).end("This address cannot be read.\n");
    else void answerPage(request, response);
  };
  server.on("request", (request, response) => {
    const id = chooseRequestId(headerOf(request));
    response.setHeader("x-request-id", id);
    withRequestId(id, () => answer(request, response));
  });
  const gateway = createGateway(server);
  server.on("upgrade", (request, socket: Duplex, head) => {
    const url = request.url ?? "";
    if (url.startsWith("/socket.io/")) return;
    // Node has taken its own listener off: a connection that breaks now would end the process.
    socket.on("error", () => socket.destroy());
    if (dev && url.startsWith("/_next/")) detached.emit("upgrade", request, socket, head);
    else socket.end("HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n");
  });
  // First of all listeners, so that every door sees the same address, protocol and host.
  for (const event of ["request", "upgrade"]) {
    server.prependListener(event, (request) => settleForwarded(request, settings));
  }

  const address = await listen(server, settings);
  // Pages know by this that there are sockets.
  once("live", () => true);
  stopOnSignal(async () => {
    stopping = true;
    const drained = drain(server);
    const worked = stopWork();
    await gateway.close();
    await worked;
    if (!dev) await drained;
  });
  // Last: whoever waits for this line may already send a signal.
  console.log(`Hearth is ready at ${address}`);
  console.log(durability());
}

function headerOf({ headers }: IncomingMessage): string | undefined {
  const given = headers["x-request-id"];
  return Array.isArray(given) ? given[0] : given;
}

function isDecodable(url: string): boolean {
  try {
    decodeURIComponent(url.split("?", 1)[0] ?? "");
    return url.startsWith("/");
  } catch {
    return false;
  }
}

/** Resolves with the address to type once the server listens; PORT=0 picks a free port. */
function listen(server: Server, { host, port }: Settings): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once("error", ({ code }: NodeJS.ErrnoException) => {
      const problem = code === "EADDRINUSE" ? "is in use" : `cannot be opened on ${host} (${code})`;
      reject(new StartError(`PORT is ${port}, which ${problem}; it may be any free port.`));
    });
    server.listen(port, host, () => {
      const { port: real } = server.address() as AddressInfo;
      const anywhere = host === "0.0.0.0" || host === "::";
      const name = anywhere ? "localhost" : host.includes(":") ? `[${host}]` : host;
      const address = `http://${name}:${real}`;
      // Where an action redirects, Next fetches the page from itself: not by the client's Host.
      process.env.__NEXT_PRIVATE_ORIGIN = address;
      resolve(address);
    });
  });
}

/** Stops accepting and resolves when every answer under way is out. */
async function drain(server: Server): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  const sweep = setInterval(() => server.closeIdleConnections(), 50);
  await closed;
  clearInterval(sweep);
}

process.on("unhandledRejection", (error) => log.error({ err: error }, "nobody handled this"));

main().catch((error: unknown) => {
  const expected = error instanceof Error && "code" in error && error.code === "hearth_start";
  console.error(expected ? error.message : error);
  process.exit(1);
});
