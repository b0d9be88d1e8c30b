/** More messages than can be written: refused before they are acknowledged, never lost after it. */
import type { Result } from "@/lib/contract/errors";
import type { MessageView } from "@/lib/contract/views";
import { holdDatabase, rowsIn } from "@/tests/support/database";
import { peopleAt } from "@/tests/support/people";
import { makeRoom } from "@/tests/support/rooms";
import { startServer, type TestServer } from "@/tests/support/server";
import { closeSockets, openSocket } from "@/tests/support/sockets";
import { until } from "@/tests/support/timing";

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterEach(closeSockets);
afterAll(() => server.stop());

test("a full queue says so at once, and keeps what it took", async () => {
  const { ada } = await peopleAt(server, "ada");
  const room = await makeRoom(ada);
  const socket = await openSocket(server, ada);
  const release = holdDatabase(server);
  const answers: Result<MessageView>[] = [];
  const count = 11_000;
  for (let n = 0; n < count; n++) {
    const frame = { roomId: room.id, clientId: `m-${n}`, body: "Soup" };
    socket.emit("message:send", frame, (answer: Result<MessageView>) => answers.push(answer));
  }
  // Nothing can be written yet: the first answers are the refusals.
  const refused = () => answers.filter(({ ok }) => !ok);
  await until(() => refused().length >= 500 || null, { timeoutMs: 20_000 });
  release();

  await until(() => answers.length === count || null, { timeoutMs: 30_000 });
  for (const answer of refused()) {
    expect(answer).toMatchObject({ error: { code: "rate_limited", retryAfterMs: 1_000 } });
  }
  const ids = `SELECT "clientId" FROM "Message" WHERE "roomId" = ? AND "clientId" IS NOT NULL`;
  const stored = rowsIn<{ clientId: string }>(server, ids, room.id).map(({ clientId }) => clientId);
  const taken = answers.flatMap((answer) => (answer.ok ? [answer.data.clientId] : []));
  expect(taken.length).toBeGreaterThanOrEqual(10_000);
  expect(new Set(stored)).toEqual(new Set(taken));
  expect(stored).toHaveLength(taken.length);
}, 60_000);
