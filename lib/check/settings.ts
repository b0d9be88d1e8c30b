import { env } from "@/lib/env";
import type { Check, Finding } from "./finding";

const about = "Settings";

/** Settings that are allowed and yet seldom meant. A wrong one has already ended the command. */
export const checkSettings: Check = async () => {
  const { rateLimits, s3 } = env();
  const findings: Finding[] = [];
  const warn = (text: string) => findings.push({ about, state: "warn", text });
  if (!rateLimits) warn("RATE_LIMITS is off: anyone may try passwords without end. Unset it.");
  if (s3.endpoint && !s3.bucket) {
    warn("S3_ENDPOINT is set and S3_BUCKET is not: files stay in DATA_DIR. Set both.");
  }
  return findings.length > 0 ? findings : [{ about, state: "ok", text: "Each is as it may be." }];
};
