import { startPostgres } from "./postgres";
import { startRedis, type TestRedis } from "./redis";
import { startServer, type TestServer } from "./server";

export type Cluster = {
  one: TestServer;
  other: TestServer;
  redis: TestRedis;
  postgres: Awaited<ReturnType<typeof startPostgres>>;
  stop(): Promise<void>;
};

/** Two nodes on one PostgreSQL and one Redis, with more settings where a test needs them. */
export async function startCluster(more: Record<string, string> = {}): Promise<Cluster> {
  const [postgres, redis] = await Promise.all([startPostgres(), startRedis()]);
  const env = { DATABASE_URL: postgres.url, REDIS_URL: redis.url, ...more };
  const one = await startServer({ env });
  const other = await startServer({ env, dataDir: one.dataDir });
  return {
    one,
    other,
    redis,
    postgres,
    async stop() {
      await other.stop();
      await one.stop();
      await Promise.all([postgres.stop(), redis.stop()]);
    },
  };
}
