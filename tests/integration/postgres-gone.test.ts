/** A PostgreSQL that takes connections and says nothing: requests are answered nevertheless. */
import { startPostgres } from "@/tests/support/postgres";
import { startServer } from "@/tests/support/server";
import { until } from "@/tests/support/timing";
import { Visitor } from "@/tests/support/visitor";
import { openWire } from "@/tests/support/wire";

test("no request waits for a silent database, readyz says so, and all goes on after", async () => {
  const postgres = await startPostgres();
  const wire = await openWire(postgres.url);
  const server = await startServer({ env: { DATABASE_URL: wire.url } });
  const readyz = async () => (await fetch(`${server.url}/readyz`)).status;
  const ada = new Visitor(server);
  await ada.submit("/signup", {
    hearthName: "Elephant",
    email: "ada@example.org",
    firstName: "Ada",
    lastName: "Lovelace",
    password: "a quiet evening",
    repeatPassword: "a quiet evening",
  });
  expect((await ada.call("GET", "/rooms")).status).toBe(200);
  expect(await readyz()).toBe(200);

  wire.fallSilent();
  const [ready, rooms] = await Promise.all([readyz(), ada.call("GET", "/rooms")]);
  expect(ready).toBe(503);
  expect(rooms).toMatchObject({ status: 500, body: { error: { code: "internal" } } });

  wire.speak();
  await until(async () => (await readyz()) === 200, { what: "the database to be back" });
  expect((await ada.call("GET", "/rooms")).status).toBe(200);
  await server.stop();
  await wire.close();
  await postgres.stop();
}, 60_000);
