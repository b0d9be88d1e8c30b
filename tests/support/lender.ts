import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startPostgres } from "./postgres";
import { startServer } from "./server";
import { makeDatabase } from "./which-database";

type Started = { lent: Record<string, string>; stop(): Promise<unknown> };

/**
 * Lends the servers that integration and browser tests share: one for each database and each of
 * jest's processes, so that two files never meet in one, started when the first file asks for it.
 * It stands in jest's first process, which outlives the others.
 */
export async function startLender() {
  const started = new Map<string, Promise<Started>>();
  let postgres: ReturnType<typeof startTemplate> | undefined;

  async function start(database: string): Promise<Started> {
    if (database === "sqlite") {
      const server = await startServer();
      return { lent: addressOf(server), stop: server.stop };
    }
    postgres ??= startTemplate();
    return startOn((await postgres).url);
  }

  const lender = createServer(async ({ url = "" }, response) => {
    const found = started.get(url) ?? start(url.split("/")[1] ?? "");
    started.set(url, found);
    await found.then(
      ({ lent }) => response.end(JSON.stringify(lent)),
      (error) => response.writeHead(500).end(String(error)),
    );
  });
  lender.listen(0, "127.0.0.1");
  await once(lender, "listening");
  return {
    url: `http://127.0.0.1:${(lender.address() as AddressInfo).port}`,
    async stop() {
      lender.close();
      for (const one of started.values()) await one.then(({ stop }) => stop()).catch(() => {});
      await postgres?.then(({ stop }) => stop()).catch(() => {});
    },
  };
}

/** A PostgreSQL whose first database, as a first start leaves it, is the template of all others. */
async function startTemplate() {
  const postgres = await startPostgres();
  const first = await startServer({ env: { DATABASE_URL: postgres.url } });
  await first.stop();
  return postgres;
}

async function startOn(postgres: string): Promise<Started> {
  const dataDir = mkdtempSync(join(tmpdir(), "hearth-test-"));
  const env = { DATABASE_URL: makeDatabase(postgres, dataDir) };
  const server = await startServer({ dataDir, env });
  return {
    lent: { ...addressOf(server), HEARTH_TEST_POSTGRES: postgres },
    async stop() {
      await server.stop();
      rmSync(dataDir, { recursive: true });
    },
  };
}

function addressOf({ url, dataDir }: { url: string; dataDir: string }) {
  return { HEARTH_TEST_URL: url, HEARTH_TEST_DATA_DIR: dataDir };
}
