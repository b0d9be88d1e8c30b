import { db } from "@/lib/db";
import { isRedisUp } from "@/lib/redis";

/** What this node needs and cannot reach; null where it can serve people. */
export async function findOutage(): Promise<"The database" | "Redis" | null> {
  const [database, redis] = await Promise.all([isDatabaseUp(), isRedisUp()]);
  if (!database) return "The database";
  return redis ? null : "Redis";
}

async function isDatabaseUp(): Promise<boolean> {
  try {
    await db().$queryRaw`SELECT 1`;
    return true;
  } catch {
    return false;
  }
}
