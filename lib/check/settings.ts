import { env } from "@/lib/env";
import { withoutEffect } from "@/lib/env/without-effect";
import type { Check, Finding } from "./finding";

const about = "Settings";

/** Settings that are allowed and yet seldom meant. A wrong one has already ended the command. */
export const checkSettings: Check = async () => {
  const settings = env();
  const findings: Finding[] = withoutEffect(settings).map((name) => ({
    about,
    state: "warn",
    text: `${name} has no effect in this version; unset it.`,
  }));
  if (!settings.rateLimits) {
    const text = "RATE_LIMITS is off: anyone may try passwords without end. Unset it.";
    findings.push({ about, state: "warn", text });
  }
  return findings.length > 0 ? findings : [{ about, state: "ok", text: "Each is as it may be." }];
};
