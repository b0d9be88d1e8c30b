import { setTimeout as delay } from "node:timers/promises";
import { createClient } from "@redis/client";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { once } from "@/lib/once";

const pingMs = 1_000;
/** A connection that nothing comes over for so long is given up, so that a cut cable is noticed. */
const silentMs = 4_000;
const longestPauseMs = 2_000;

export type Redis = ReturnType<typeof connect>;

/**
 * This process's connection to REDIS_URL, null where that is unset. It connects by itself and again
 * after each loss; while it is away `isReady` is false, and what is asked of it waits.
 */
export function redis(): Redis | null {
  const { redisUrl } = env();
  return redisUrl ? once("redis", () => connect(redisUrl)) : null;
}

/** Whether Redis answers within so many milliseconds; true where none is set. */
export async function isRedisUp(withinMs = 3_000): Promise<boolean> {
  const client = redis();
  if (!client) return true;
  const answer = client.ping().then(
    () => true,
    () => false,
  );
  return Promise.race([answer, delay(withinMs, false, { ref: false })]);
}

function connect(url: string) {
  const client = createClient({
    url,
    pingInterval: pingMs,
    socket: {
      connectTimeout: silentMs,
      socketTimeout: silentMs,
      reconnectStrategy: (tries) => Math.min(50 * 2 ** tries, longestPauseMs),
    },
  });
  let away = false;
  client.on("error", (error: unknown) => {
    if (!away) log.warn({ err: error }, "Redis does not answer: other nodes hear of things later");
    away = true;
  });
  client.on("ready", () => {
    if (away) log.info("Redis answers again");
    away = false;
  });
  client.connect().catch((error: unknown) => log.error({ err: error }, "Redis cannot be used"));
  return client;
}
