/** A client that does not read gets no more pushes, harms nobody, and catches up when it reads again. */
import type { ChangesPage } from "@/lib/contract/views";
import { peopleAt } from "@/tests/support/people";
import { makeRoom } from "@/tests/support/rooms";
import { startServer, type TestServer } from "@/tests/support/server";
import { connectionOf } from "@/tests/support/slow-socket";
import { ask, closeSockets, listen, openSocket } from "@/tests/support/sockets";
import { until } from "@/tests/support/timing";

const METRICS_TOKEN = "token-of-this-test";
/** As long as a message may be: little more than 1,000 of them fill what the system buffers. */
const body = "x".repeat(4_000);
const patience = { timeoutMs: 40_000, everyMs: 100 };

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ env: { METRICS_TOKEN } });
});
afterEach(closeSockets);
afterAll(() => server.stop());

async function slowReaders(): Promise<number> {
  const headers = { authorization: `Bearer ${METRICS_TOKEN}` };
  const text = await (await fetch(`${server.url}/metrics`, { headers })).text();
  return Number(/^hearth_slow_readers_total (\d+)$/m.exec(text)?.[1]);
}

test("who stops reading is left behind alone, and misses nothing in the end", async () => {
  const { ada, bo, cleo } = await peopleAt(server, "ada", "bo", "cleo");
  const room = await makeRoom(ada, {}, [bo, cleo]);
  const [sender, reader, sleeper] = [
    await openSocket(server, ada),
    await openSocket(server, bo),
    await openSocket(server, cleo),
  ];
  const read = listen(reader, "room:changes");
  const slept = listen(sleeper, "room:changes");
  const heads = listen(sleeper, "heads");
  connectionOf(sleeper).pause();

  let sent = 0;
  while ((await slowReaders()) === 0) {
    const some = Array.from({ length: 100 }, () => ({
      roomId: room.id,
      clientId: `soup-${sent++}`,
      body,
    }));
    const answers = await Promise.all(some.map((frame) => ask(sender, "message:send", frame)));
    expect(answers.every(({ ok }) => ok)).toBe(true);
    expect(sent).toBeLessThan(20_000);
  }
  const heardBy = (frames: typeof read) => frames.flatMap(({ messages }) => messages);
  await until(() => heardBy(read).length === sent || null, patience);

  const last = { roomId: room.id, clientId: "the-last", body: "Still there?" };
  const answer = await ask<{ rev: number }>(sender, "message:send", last);
  connectionOf(sleeper).resume();
  const rev = answer.ok ? answer.data.rev : 0;
  await until(() => heads.some(({ rooms }) => rooms[room.id]?.rev === rev) || null, patience);
  // Pushes had stopped, and what was pushed before is in order.
  expect(heardBy(slept).map(({ clientId }) => clientId)).not.toContain(last.clientId);
  const pushed = heardBy(slept).map(({ seq }) => seq);
  expect(pushed).toEqual(pushed.map((_, i) => (pushed[0] ?? 0) + i));

  const got = [...pushed];
  for (let after = slept.at(-1)?.rev ?? room.rev; after < rev; ) {
    const page = await ask<Record<string, ChangesPage>>(sleeper, "sync", {
      rooms: { [room.id]: after },
    });
    const changes = page.ok ? page.data[room.id] : undefined;
    if (!changes || changes.reset) break;
    got.push(...changes.messages.map(({ seq }) => seq));
    after = changes.rev;
  }
  const all = heardBy(read).map(({ seq }) => seq);
  expect(got).toEqual([...all]);
  // The sleeper is pushed to again.
  const again = { roomId: room.id, clientId: "again", body: "Good morning" };
  await ask(sender, "message:send", again);
  await until(() => slept.at(-1)?.messages.at(-1)?.body === again.body || null, patience);
}, 90_000);
