import pino, { type Logger } from "pino";
import { once } from "@/lib/once";
import { requestId } from "@/lib/request-id";

const secrets = [
  "password",
  "repeatPassword",
  "token",
  "body",
  "cookie",
  "authorization",
  "secret",
];

/**
 * The log of this process: one JSON line each, on standard error, so that what commands print
 * stays clean. `prepare` sets its level from LOG_LEVEL.
 */
export const log: Logger = once("log", () =>
  pino(
    {
      base: null,
      mixin: () => ({ request: requestId() }),
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: {
        paths: secrets.flatMap((name) => [name, `*.${name}`, `*.headers.${name}`]),
        censor: "[hidden]",
      },
    },
    pino.destination({ fd: 2, sync: true }),
  ),
);
