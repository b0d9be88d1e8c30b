import { once } from "node:events";
import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import type { Duplex } from "node:stream";

/**
 * A small balancer with sticky sessions: who comes without its cookie gets the next node, and who
 * comes back stays there while it lives. A node that does not answer is passed over.
 */
export async function startBalancer(nodes: { port: number }[]) {
  let turn = 0;
  const open = new Set<Socket | Duplex>();
  const choose = ({ headers }: IncomingMessage): number[] => {
    const stuck = /(?:^|; )node=(\d+)/.exec(headers.cookie ?? "")?.[1];
    const first = stuck ? Number(stuck) : turn++;
    return nodes.map((_, index) => (first + index) % nodes.length);
  };

  const server = createServer(async (asked, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of asked) chunks.push(chunk as Buffer);
    for (const index of choose(asked)) {
      const port = nodes[index]?.port ?? 0;
      if (await forward(asked, Buffer.concat(chunks), response, { index, port })) return;
    }
    response.writeHead(502).end();
  });

  server.on("upgrade", async (asked, near: Duplex, head: Buffer) => {
    open.add(near.on("error", () => near.destroy()));
    for (const index of choose(asked)) {
      const far = await reach(nodes[index]?.port ?? 0);
      if (!far) continue;
      open.add(far.on("error", () => near.destroy()));
      const lines = [`${asked.method} ${asked.url} HTTP/1.1`];
      for (let at = 0; at < asked.rawHeaders.length; at += 2) {
        lines.push(`${asked.rawHeaders[at]}: ${asked.rawHeaders[at + 1]}`);
      }
      far.write(`${lines.join("\r\n")}\r\n\r\n`);
      far.write(head);
      near.pipe(far).pipe(near);
      near.on("close", () => far.destroy());
      far.on("close", () => near.destroy());
      return;
    }
    near.destroy();
  });

  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    async stop() {
      for (const end of open) end.destroy();
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

/** Whether the node answered; one that broke off in the middle did, badly. */
function forward(
  { method, url, headers }: IncomingMessage,
  body: Buffer,
  response: ServerResponse,
  node: { index: number; port: number },
): Promise<boolean> {
  return new Promise((resolve) => {
    const far = request({ port: node.port, host: "127.0.0.1", method, path: url, headers });
    far.on("error", () => {
      if (response.headersSent) response.destroy();
      resolve(response.headersSent);
    });
    far.on("response", (answer) => {
      const cookies = [...(answer.headers["set-cookie"] ?? []), `node=${node.index}; Path=/`];
      response.writeHead(answer.statusCode ?? 502, { ...answer.headers, "set-cookie": cookies });
      answer.on("error", () => response.destroy());
      answer.pipe(response);
      resolve(true);
    });
    far.end(body);
  });
}

async function reach(port: number): Promise<Socket | null> {
  const socket = connect(port, "127.0.0.1");
  const [reached] = await Promise.race([
    once(socket, "connect").then(() => [true]),
    once(socket, "error").then(() => [false]),
  ]).catch(() => [false]);
  return reached ? socket : null;
}
