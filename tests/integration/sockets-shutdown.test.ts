/** Shutting down loses no acknowledgement and sends clients away so that they come back. */
import { setTimeout as pause } from "node:timers/promises";
import { peopleAt } from "@/tests/support/people";
import { makeRoom } from "@/tests/support/rooms";
import { startServer } from "@/tests/support/server";
import { ask, closeSockets, openSocket } from "@/tests/support/sockets";

afterEach(closeSockets);

test("SIGTERM under load: exit 0 within 10 s, and whatever was acknowledged is stored", async () => {
  const server = await startServer();
  const { ada } = await peopleAt(server, "ada");
  const room = await makeRoom(ada);
  const socket = await openSocket(server, ada);
  const reasons: string[] = [];
  socket.on("disconnect", (reason) => reasons.push(reason));

  const acknowledged: string[] = [];
  let going = true;
  const load = (async () => {
    // What is asked of a socket that is gone waits in it, and keeps this process waiting.
    for (let i = 0; going && socket.connected; i++) {
      const clientId = `c${i}`;
      void ask(socket, "message:send", { roomId: room.id, clientId, body: "x" }).then(
        (result) => {
          if (result.ok) acknowledged.push(clientId);
        },
        () => {},
      );
      await pause(1);
    }
  })();
  await pause(300);
  const started = performance.now();
  await server.restart();
  going = false;
  await load;
  expect(performance.now() - started).toBeLessThan(10_000);
  expect(reasons).toEqual(["transport close"]);
  expect(acknowledged.length).toBeGreaterThan(20);

  for (const clientId of acknowledged) {
    const again = await ada.api.call("POST", `/rooms/${room.id}/messages`, { clientId, body: "x" });
    expect([clientId, again.status]).toEqual([clientId, 200]);
  }
  expect(await server.stop()).toBe(0);
}, 60_000);
