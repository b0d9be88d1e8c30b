/** A PostgreSQL that takes connections and says nothing: requests are answered nevertheless. */
import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { startPostgres } from "@/tests/support/postgres";
import { startServer } from "@/tests/support/server";
import { until } from "@/tests/support/timing";
import { Visitor } from "@/tests/support/visitor";

/** Passes bytes on to a database until it is told to fall silent, on new connections too. */
async function openWire(databaseUrl: string) {
  const { hostname, port } = new URL(databaseUrl);
  const ends = new Set<Socket>();
  let silent = false;
  const wire = createServer((near) => {
    ends.add(near.on("error", () => {}));
    if (silent) return;
    const far = connect(Number(port), hostname);
    ends.add(far.on("error", () => near.destroy()));
    near.pipe(far).pipe(near);
  }).listen(0, "127.0.0.1");
  await once(wire, "listening");
  const hangUp = () => {
    for (const end of ends) end.destroy();
    ends.clear();
  };
  const url = new URL(databaseUrl);
  url.host = `127.0.0.1:${(wire.address() as AddressInfo).port}`;
  return {
    url: url.href,
    fallSilent() {
      silent = true;
      hangUp();
    },
    speak() {
      silent = false;
      hangUp();
    },
    async close() {
      wire.close();
      hangUp();
    },
  };
}

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
