/** What is announced while a socket comes in still counts: the database's answer may be stale. */
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { io, type Socket } from "socket.io-client";
import { announce } from "@/lib/chat/announcements";
import { listRoomIds } from "@/lib/chat/room-list";
import { createGateway, type Gateway } from "@/lib/realtime/gateway";

jest.mock("@/lib/chat/watch", () => ({ watchDatabase: () => () => {} }));
jest.mock("@/lib/chat/messages", () => ({}));
jest.mock("@/lib/chat/read-marks", () => ({}));
jest.mock("@/lib/chat/room-list", () => ({ listRoomIds: jest.fn() }));
jest.mock("@/lib/auth/request", () => ({
  actorFromRequest: async () => ({ kind: "person", userId: "bo", sessionId: "s1" }),
}));

let server: Server;
let gateway: Gateway;
let socket: Socket;
beforeEach(async () => {
  server = createServer();
  gateway = createGateway(server);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const auth = { token: "any" };
  socket = io(`http://127.0.0.1:${port}`, { auth, autoConnect: false, transports: ["websocket"] });
});
afterEach(async () => {
  socket.disconnect();
  await gateway.close();
  server.close();
});

/** Connects; `meanwhile` happens after the rooms were read and before the socket has them. */
async function connectDuring(meanwhile: () => void): Promise<void> {
  jest.mocked(listRoomIds).mockImplementation(async () => {
    queueMicrotask(meanwhile);
    return ["kept", "lost"];
  });
  socket.connect();
  await once(socket as never, "connect");
}

const change = (roomId: string) =>
  announce({ type: "room:changes", roomId, after: 0, rev: 1, messages: [] });

test("a removal in between keeps the room from being subscribed", async () => {
  await connectDuring(() => announce({ type: "membership:ended", userId: "bo", roomId: "lost" }));
  const heard: string[] = [];
  socket.on("room:changes", ({ roomId }: { roomId: string }) => heard.push(roomId));
  const kept = once(socket as never, "room:changes");
  change("lost");
  change("kept");
  await kept;
  expect(heard).toEqual(["kept"]);
});

test("a join in between subscribes", async () => {
  await connectDuring(() => announce({ type: "membership:started", userId: "bo", roomId: "new" }));
  const heard = once(socket as never, "room:changes");
  change("new");
  expect(await heard).toMatchObject([{ roomId: "new" }]);
});

test("a log-out in between ends the socket", async () => {
  const ended = once(socket as never, "session:ended");
  const gone = once(socket as never, "disconnect");
  await connectDuring(() =>
    announce({ type: "session:ended", sessionId: "s1", reason: "logged_out" }),
  );
  expect(await ended).toEqual([{ reason: "logged_out" }]);
  expect(await gone).toMatchObject(["io server disconnect"]);
});
