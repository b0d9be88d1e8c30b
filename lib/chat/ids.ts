import { createHash, randomBytes } from "node:crypto";
import { v7 } from "uuid";

/** An id that sorts by time, which keeps new rows together in every index. */
export function newId(): string {
  return v7();
}

/** Many at once, in their order: random bytes cost most by the call. */
export function newIds(count: number): string[] {
  const random = randomBytes(16 * count);
  const msecs = Date.now();
  return Array.from({ length: count }, (_, seq) =>
    v7({ msecs, seq, random: random.subarray(16 * seq, 16 * seq + 16) }),
  );
}

/** 144 random bits for what opens a door: invitation codes and tokens. */
export function newSecret(): string {
  return randomBytes(18).toString("base64url");
}

/** 256 random bits for what is mailed. */
export function newLinkSecret(): string {
  return randomBytes(32).toString("base64url");
}

/** Secrets have full entropy, so a plain digest keeps them as safe as a slow one. */
export function digest(secret: string): string {
  return createHash("sha256").update(secret).digest("base64url");
}
