// Asks PostgreSQL on behalf of ask-postgres.ts, whose thread waits for the answer. Rows come as
// better-sqlite3 would give them: numbers, text and bytes, dates as Hearth writes them to SQLite.
import { parentPort } from "node:worker_threads";
import pg from "pg";

// PostgreSQL's numbers for its types.
const [bool, int8, timestamp, timestamptz] = [16, 20, 1114, 1184];
const iso = (date) => date.toISOString().replace("Z", "+00:00");
pg.types.setTypeParser(bool, (text) => (text === "t" ? 1 : 0));
pg.types.setTypeParser(int8, Number);
pg.types.setTypeParser(timestamp, (text) => iso(new Date(`${text}Z`)));
pg.types.setTypeParser(timestamptz, (text) => iso(new Date(text)));

const clients = new Map();

function clientFor(url) {
  const known = clients.get(url);
  if (known) return known;
  const client = new pg.Client({ connectionString: url });
  // A database that is dropped, or a server that ends, ends its connections.
  client.on("error", () => clients.delete(url));
  const connecting = client.connect().then(() => client);
  clients.set(url, connecting);
  connecting.catch(() => clients.delete(url));
  return connecting;
}

parentPort.on("message", async ({ url, sql, values, port, signal }) => {
  const answer = await clientFor(url)
    .then((client) => client.query(sql, values))
    .then(({ rows, rowCount }) => ({ rows, rowCount }))
    .catch(({ message }) => ({ error: message }));
  port.postMessage(answer);
  Atomics.store(signal, 0, 1);
  Atomics.notify(signal, 0);
});
