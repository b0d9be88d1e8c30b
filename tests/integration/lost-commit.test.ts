/** The wire to the database breaks between a COMMIT and its answer: stored, told and acknowledged once. */
import { historyOf } from "@/tests/support/history";
import { peopleAt } from "@/tests/support/people";
import { startPostgres } from "@/tests/support/postgres";
import { makeRoom } from "@/tests/support/rooms";
import { startServer } from "@/tests/support/server";
import { closeSockets, listen, openSocket } from "@/tests/support/sockets";
import { until } from "@/tests/support/timing";
import { openWire } from "@/tests/support/wire";

afterEach(closeSockets);

test("whoever listens hears of it, and whoever posted gets their answer", async () => {
  const postgres = await startPostgres();
  const wire = await openWire(postgres.url);
  const server = await startServer({ env: { DATABASE_URL: wire.url } });
  const { ada, bo } = await peopleAt(server, "ada", "bo");
  const room = await makeRoom(ada, {}, [bo]);
  const heard = listen(await openSocket(server, bo), "room:changes");

  wire.loseNextCommit();
  const message = { clientId: "soup", body: "Soup at six" };
  const answer = await ada.api.call("POST", `/rooms/${room.id}/messages`, message);
  expect(wire.hasLostCommit()).toBe(true);
  expect(answer).toMatchObject({ status: 200, body: message });
  const told = () => heard.flatMap(({ messages }) => messages);
  await until(() => told().length > 0, { what: "the message to arrive" });

  const next = { clientId: "bread", body: "And bread" };
  await ada.api.call("POST", `/rooms/${room.id}/messages`, next);
  await until(() => told().at(-1)?.body === next.body, { what: "the next one" });
  expect(told().map(({ clientId }) => clientId)).toEqual(["soup", "bread"]);
  const stored = await historyOf(ada, room.id);
  expect(stored.filter(({ clientId }) => clientId === "soup")).toHaveLength(1);
  await server.stop();
  await wire.close();
  await postgres.stop();
}, 60_000);
