/** Heads tell which clocks moved, for whoever missed a frame. */
import type { MessageView } from "@/lib/contract/views";
import { people } from "@/tests/support/people";
import { makeRoom } from "@/tests/support/rooms";
import { sharedServer } from "@/tests/support/shared-server";
import { ask, closeSockets, listen, openSocket } from "@/tests/support/sockets";
import { until } from "@/tests/support/timing";

afterEach(closeSockets);

test("a room's head comes within 15 s of its change", async () => {
  const { ada } = await people("ada");
  const room = await makeRoom(ada);
  const socket = await openSocket(sharedServer(), ada);
  const heads = listen(socket, "heads");
  const frame = { roomId: room.id, clientId: "c1", body: "hi" };
  const sent = await ask<MessageView>(socket, "message:send", frame);
  const { rev, seq } = sent.ok ? sent.data : { rev: 0, seq: 0 };
  const told = () => heads.find(({ rooms }) => rooms[room.id]?.rev === rev);
  const { rooms } = await until(told, { timeoutMs: 16_000, everyMs: 100 });
  expect(rooms).toEqual({ [room.id]: { rev, lastSeq: seq } });
}, 25_000);
