import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { parse } from "dotenv";
import { makeDataDir } from "./env/data-dir";
import { readSecret } from "./env/secret";
import { readSettings, type Settings } from "./env/settings";

export { SettingError } from "@/lib/start-error";
export type { Settings } from "./env/settings";

let settings: Settings | undefined;
let secret: string | undefined;

/**
 * The settings of this process, read from the environment and `.env` at the first call and frozen.
 * Creates nothing, so a build may call it. Throws `SettingError` for a wrong value.
 */
export function env(): Settings {
  settings ??= readSettings({ ...dotenvFile(), ...process.env });
  return settings;
}

/** The key that signs sessions. Throws when AUTH_SECRET is unset and `ensureDataDir` has not run. */
export function authSecret(): string {
  secret ??= env().authSecret ?? readSecret(env().dataDir);
  return secret;
}

/** Makes DATA_DIR and the secrets in it. Throws `StartError` when it cannot be written. */
export function ensureDataDir(): void {
  makeDataDir(env());
}

function dotenvFile(): Record<string, string> {
  try {
    return parse(readFileSync(resolve(".env")));
  } catch {
    return {};
  }
}
