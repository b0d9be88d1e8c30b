import { startPostgres } from "@/tests/support/postgres";
import { startServer, type TestServer } from "@/tests/support/server";
import { startRedis } from "@/tests/support/start-redis";
import { fillPostgres } from "./fill-postgres";
import { cpuSeconds, familyCpuSeconds, pidOn } from "./machine";
import type { World } from "./world";

export const metricsToken = "a-token-for-the-bench";

/** So many nodes on one PostgreSQL that syncs to disk, with a Redis between them or without. */
export async function startCluster(count: number, withRedis: boolean, world: World) {
  process.env.POSTGRES_FSYNC = "on";
  const [postgres, redis] = await Promise.all([
    startPostgres(),
    withRedis ? startRedis() : undefined,
  ]);
  const env = {
    DATABASE_URL: postgres.url,
    METRICS_TOKEN: metricsToken,
    AUTH_SECRET: "a secret that all nodes of the bench have",
    ...(redis && { REDIS_URL: redis.url }),
  };
  const first = await startServer({ env });
  await fillPostgres(postgres.url, world);
  const others: TestServer[] = [];
  while (others.length < count - 1) others.push(await startServer({ env }));
  const nodes = [first, ...others];
  const postgresPid = pidOn(Number(new URL(postgres.url).port));
  const redisPid = redis && pidOn(Number(new URL(redis.url).port));
  let redisRuns = Boolean(redis);
  const stopRedis = async () => {
    if (redisRuns) await redis?.stop();
    redisRuns = false;
  };
  return {
    nodes,
    /** Seconds of processor time so far. */
    cpu: () => ({
      nodes: nodes.map(({ port }) => cpuSeconds(pidOn(port))),
      redis: redisPid ? cpuSeconds(redisPid) : 0,
      postgres: familyCpuSeconds(postgresPid),
    }),
    stopRedis,
    async stop() {
      for (const node of nodes) await node.stop();
      await stopRedis();
      await postgres.stop();
    },
  };
}
