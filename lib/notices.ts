import { Client } from "pg";
import { isPostgres, writer } from "@/lib/db";
import { env } from "@/lib/env";

const againMs = 1_000;
const patienceMs = 5_000;

/** Tells the servers on this PostgreSQL that a command has written; on SQLite they see it themselves. */
export async function notifyServers(): Promise<void> {
  if (isPostgres()) await writer().$executeRaw`SELECT pg_notify('hearth', '')`;
}

/**
 * Calls `hear` at each notice, and whenever the connection is there again: what was told meanwhile
 * is lost. Returns the way to stop. https://www.postgresql.org/docs/current/sql-listen.html
 */
export function listenToNotices(hear: () => void): () => void {
  let stop = () => {};
  function listen() {
    const client = new Client({
      connectionString: env().databaseUrl,
      connectionTimeoutMillis: patienceMs,
      keepAlive: true,
    });
    let timer: NodeJS.Timeout | undefined;
    const again = () => {
      timer ??= setTimeout(listen, againMs).unref();
    };
    const end = () => void client.end().catch(() => {});
    stop = () => {
      clearTimeout(timer);
      client.off("end", again);
      end();
    };
    client.on("error", again);
    client.on("end", again);
    client.on("notification", hear);
    client
      .connect()
      .then(() => client.query("LISTEN hearth"))
      .then(hear, () => {
        again();
        end();
      });
  }
  listen();
  return () => stop();
}
