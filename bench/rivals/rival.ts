import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Server } from "socket.io";
import type { Inhabitant, World } from "../world";

export type Draft = { roomId: string; authorId: string; clientId: string; body: string };
export type Stored = Draft & { id: string; seq: number; createdAt: string };

/** What makes one rival another: how it keeps messages. */
export type Store = {
  /** Keeps a message and answers it; `tell` has to be called for it before or after. */
  post(draft: Draft): Promise<Stored>;
  /** A room's messages after a `seq`. */
  after(roomId: string, seq: number): Stored[];
};
export type Tell = (roomId: string, messages: Stored[]) => void;

/**
 * Serves a world over Socket.IO and `POST .../messages`, in Hearth's frames but lean ones, without
 * membership checks, rate limits, retries or logs: what this transport could do at best. Started
 * as `rival.ts WORLD.json PORT`, it prints the port when it listens.
 */
export function serveRival(openStore: (tell: Tell) => Store): void {
  const [, , worldFile = "", port = "0"] = process.argv;
  const { people }: World = JSON.parse(readFileSync(worldFile, "utf8"));
  const byToken = new Map(people.map((person) => [person.token, person]));
  const server = createServer();
  const io = new Server(server, { serveClient: false });
  const store = openStore((roomId, messages) => {
    const [first, last] = [messages[0], messages.at(-1)];
    if (!first || !last) return;
    io.to(roomId).emit("room:changes", { roomId, after: first.seq - 1, rev: last.seq, messages });
  });

  io.use((socket, next) => {
    const person = byToken.get(socket.handshake.auth.token);
    socket.data.person = person;
    next(person ? undefined : new Error("unauthenticated"));
  });
  io.on("connection", (socket) => {
    const { id, roomId }: Inhabitant = socket.data.person;
    socket.join(roomId);
    socket.on("message:send", async (frame, answer) => {
      answer({ ok: true, data: await store.post({ ...frame, authorId: id }) });
    });
    socket.on("sync", ({ rooms }, answer) => {
      const messages = store.after(roomId, rooms[roomId]);
      answer({ ok: true, data: { [roomId]: { messages } } });
    });
  });
  server.on("request", (request, response) => {
    if (!request.url?.startsWith("/api/v1/rooms/")) return;
    const person = byToken.get(request.headers.authorization?.slice("Bearer ".length) ?? "");
    if (person) void postOverHttp(store, person, request, response);
    else response.writeHead(401).end();
  });
  server.listen(Number(port), () => console.log((server.address() as AddressInfo).port));
  process.on("SIGTERM", () => process.exit());
}

async function postOverHttp(
  store: Store,
  { id: authorId, roomId }: Inhabitant,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const { clientId, body } = JSON.parse(Buffer.concat(chunks).toString());
  const message = JSON.stringify(await store.post({ roomId, authorId, clientId, body }));
  response.writeHead(201, { "content-type": "application/json" }).end(message);
}
