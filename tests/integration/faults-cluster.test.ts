/** Two nodes on PostgreSQL and Redis, under load, in trouble: the delivery contract is kept. */
import { setTimeout as pause } from "node:timers/promises";
import { Client } from "pg";
import { startBalancer } from "@/tests/support/balancer";
import { type Cluster, startCluster } from "@/tests/support/cluster";
import { failCommits } from "@/tests/support/delivery/fail-commits";
import { startFaultyProxy } from "@/tests/support/delivery/faulty-proxy";
import { proveDelivery } from "@/tests/support/delivery/prove-delivery";
import { inRuns } from "@/tests/support/delivery/runs";
import { describeWithRedis } from "@/tests/support/redis";
import type { TestServer } from "@/tests/support/server";

/** `npm run faults` asks for more of each. */
const kills = Number(process.env.KILLS ?? 2);
/** How long something is away. */
const awayMs = Number(process.env.AWAY_MS ?? 5_000);
const lockedMs = Number(process.env.LOCKED_MS ?? 3_000);
const longer = 60_000 + 2 * Math.max(awayMs, lockedMs);

/** A removal reaches the other node within so long. Milliseconds. */
const withRedis = 1_000;
const withoutRedis = 10_000;

describeWithRedis("two nodes", () => {
  let cluster: Cluster;
  let nodes: [TestServer, TestServer];
  let balancer: Awaited<ReturnType<typeof startBalancer>>;
  beforeAll(async () => {
    cluster = await startCluster();
    nodes = [cluster.one, cluster.other];
    balancer = await startBalancer(nodes);
  });
  afterAll(async () => {
    await balancer.stop();
    await cluster.stop();
  });

  const grace = (graceMs: number) => ({ nodes, demands: { graceMs } });

  const balanced = () => ({ ...grace(withRedis), proxy: balancer.url });

  test.each(inRuns(kills))(
    "%s: behind a balancer, one after the other killed, %i in all",
    (_run, times) =>
      proveDelivery("nodes killed", balanced(), async ({ acknowledged }) => {
        for (let n = 0; n < times; n++) {
          const node = n % 2 ? cluster.other : cluster.one;
          await node.kill();
          await acknowledged(10);
          await node.restart();
          await acknowledged(20);
        }
      }),
    180_000,
  );

  test(
    "behind a balancer, one after the other renewed",
    () =>
      proveDelivery("nodes renewed", balanced(), async ({ acknowledged }) => {
        for (const node of nodes) {
          expect(await node.stop()).toBe(0);
          await acknowledged(10);
          await node.restart();
          await acknowledged(20);
        }
      }),
    longer,
  );

  test("connections cut before the acknowledgement: the next try may come to the other node", async () => {
    const proxy = await startFaultyProxy(balancer.port);
    const faulty = { ...grace(withRedis), proxy: proxy.url };
    await proveDelivery("lost answers", faulty, async ({ acknowledged, unanswered }) => {
      for (let n = 0; n < 2; n++) {
        proxy.behave("loses answers");
        await unanswered(4);
        proxy.behave("passes on");
        proxy.hangUp();
        await acknowledged(20);
      }
    });
    await proxy.stop();
  });

  test("COMMITs that fail: the next 100 acknowledgements hold", () =>
    proveDelivery("no commit", grace(withRedis), async ({ acknowledged, unanswered }) => {
      const mend = await failCommits(cluster.one);
      await unanswered(10);
      await mend();
      await acknowledged(100);
    }));

  test(
    "one node sleeps, and wakes",
    () =>
      proveDelivery("a node asleep", grace(awayMs + withoutRedis), async ({ acknowledged }) => {
        cluster.other.pause();
        await acknowledged(20);
        await pause(awayMs);
        cluster.other.wake();
        await acknowledged(40);
      }),
    longer,
  );

  test(
    "Redis is emptied, and comes back empty",
    () =>
      proveDelivery("an empty Redis", grace(withoutRedis), async ({ acknowledged }) => {
        await cluster.redis.flush();
        await acknowledged(50);
        await cluster.redis.restart();
        await acknowledged(50);
      }),
    longer,
  );

  test(
    "Redis cannot be reached for a while",
    () =>
      proveDelivery("Redis away", grace(awayMs + withoutRedis), async ({ acknowledged }) => {
        cluster.redis.hang();
        await acknowledged(40);
        await pause(awayMs);
        cluster.redis.wake();
        await acknowledged(40);
      }),
    longer,
  );

  test(
    "PostgreSQL is restarted",
    () =>
      proveDelivery("PostgreSQL restarted", grace(withRedis), async ({ acknowledged }) => {
        await cluster.postgres.restart();
        await acknowledged(40);
      }),
    longer,
  );

  test(
    `messages that somebody else holds for ${lockedMs / 1_000} s`,
    () =>
      proveDelivery("a lock", grace(withRedis), async ({ acknowledged }) => {
        const other = new Client({ connectionString: cluster.postgres.url });
        await other.connect();
        await other.query(`BEGIN; LOCK TABLE "Message" IN EXCLUSIVE MODE`);
        await pause(lockedMs);
        await other.query("ROLLBACK");
        await other.end();
        await acknowledged(40);
      }),
    longer,
  );

  test(
    "every connection to PostgreSQL is killed, again and again",
    () =>
      proveDelivery("backends killed", grace(withRedis), async ({ acknowledged }) => {
        const admin = new Client({ connectionString: cluster.postgres.url });
        await admin.connect();
        for (let n = 0; n < 5; n++) {
          await admin.query(
            `SELECT pg_terminate_backend("pid") FROM pg_stat_activity
           WHERE "pid" <> pg_backend_pid() AND "datname" = current_database()`,
          );
          await acknowledged(20);
        }
        await admin.end();
      }),
    longer,
  );
});
