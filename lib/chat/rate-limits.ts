import { RateLimiterMemory, RateLimiterRedis, type RateLimiterRes } from "rate-limiter-flexible";
import { rates } from "@/lib/contract/limits";
import { env } from "@/lib/env";
import { once } from "@/lib/once";
import { redis } from "@/lib/redis";
import { isRefusal, refuse } from "./refusal";

type Limited = keyof typeof rates;

const limiter = (name: Limited) => once(`limiter.${name}`, () => makeLimiter(name));

/** Counts in Redis where nodes share one; while it is away, each node counts for itself. */
function makeLimiter(name: Limited): RateLimiterMemory | RateLimiterRedis {
  const { points, seconds: duration } = rates[name];
  const alone = new RateLimiterMemory({ keyPrefix: name, points, duration });
  const storeClient = redis();
  if (!storeClient) return alone;
  return new RateLimiterRedis({
    storeClient,
    useRedisPackage: true,
    rejectIfRedisNotReady: true,
    insuranceLimiter: alone,
    keyPrefix: `hearth:${name}`,
    points,
    duration,
  });
}

/** Counts one try of `key`; refuses with `rate_limited` and the wait when there were too many. */
export async function limitRate(name: Limited, key: string): Promise<void> {
  if (!env().rateLimits) return;
  try {
    await limiter(name).consume(key);
  } catch (error) {
    if (!isLimitReached(error)) throw error;
    refuseTry(name, error);
  }
}

/** Counts nothing, but refuses as `limitRate` does where `key` has used up its tries. */
export async function requireRateLeft(name: Limited, key: string): Promise<void> {
  if (!env().rateLimits) return;
  const tries = await limiter(name).get(key);
  if (tries && tries.consumedPoints >= rates[name].points) refuseTry(name, tries);
}

/** Counts one try of `key` and answers whether it was within the limit, where nobody may be told. */
export async function isRateLeft(name: Limited, key: string): Promise<boolean> {
  try {
    await limitRate(name, key);
    return true;
  } catch (error) {
    if (isRefusal(error)) return false;
    throw error;
  }
}

/** Forgets the tries of `key`, for whom the right answer came at last. */
export async function forgiveRate(name: Limited, key: string): Promise<void> {
  await limiter(name).delete(key);
}

function refuseTry(name: Limited, { msBeforeNext }: RateLimiterRes): never {
  const retryAfterMs = Math.max(1, msBeforeNext);
  refuse("rate_limited", { message: tooMany(name, retryAfterMs), retryAfterMs });
}

/** By shape, since each bundle has its own copy of the class. */
function isLimitReached(error: unknown): error is RateLimiterRes {
  return typeof error === "object" && error !== null && "msBeforeNext" in error;
}

function tooMany(name: Limited, ms: number): string {
  const seconds = Math.ceil(ms / 1_000);
  if (name === "postBurst") return `Slow down: you can post again in ${seconds} s.`;
  const minutes = Math.ceil(seconds / 60);
  const wait = seconds < 60 ? `${seconds} s` : `${minutes} ${minutes === 1 ? "minute" : "minutes"}`;
  return `Too many attempts. Try again in ${wait}.`;
}
