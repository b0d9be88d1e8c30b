import type { Settings } from "./settings";

/** The settings that are set and checked but that nothing in this version reads yet, by name. */
export function withoutEffect(settings: Settings): string[] {
  const set = {
    S3_ENDPOINT: settings.s3.endpoint,
  };
  return Object.entries(set).flatMap(([name, value]) => (value ? [name] : []));
}
