import { randomBytes } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { StartError } from "@/lib/start-error";

/** Makes `DATA_DIR/auth-secret` (mode 0600) unless it is there. */
export function makeSecret(dataDir: string): void {
  const bytes = randomBytes(32).toString("base64url");
  try {
    writeFileSync(join(dataDir, "auth-secret"), bytes, { mode: 0o600, flag: "wx" });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
}

/** Reads what `makeSecret` wrote. Throws `StartError` when it is missing or was cut short. */
export function readSecret(dataDir: string): string {
  const path = join(dataDir, "auth-secret");
  let secret: string;
  try {
    secret = readFileSync(path, "utf8").trim();
  } catch {
    throw new StartError(
      `${path} cannot be read; start Hearth once to make it, or set AUTH_SECRET.`,
    );
  }
  if (secret.length >= 32) return secret;
  throw new StartError(
    `${path} is damaged; delete it to make a new one (everybody logs in again).`,
  );
}
