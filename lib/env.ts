import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { parse } from "dotenv";
import { readSecret } from "./env/secret";
import { readSettings, type Settings } from "./env/settings";

export { ensureDataDir } from "./env/data-dir";
export type { Settings } from "./env/settings";
export { SettingError } from "./start-error";

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

function dotenvFile(): Record<string, string> {
  try {
    return parse(readFileSync(resolve(".env")));
  } catch {
    return {};
  }
}
