import { createHash, timingSafeEqual } from "node:crypto";
import type { OpenAPIHono } from "@hono/zod-openapi";
import { refuse } from "@/lib/chat/refusal";
import { env } from "@/lib/env";
import { metrics } from "@/lib/metrics";
import { addPublicRoute } from "./route";

/** For Prometheus; who has not set METRICS_TOKEN has no such address. */
export function addMetricsRoute(api: OpenAPIHono): void {
  const doc = {
    method: "get",
    path: "/metrics",
    summary: "Figures of this process for Prometheus; the bearer token is METRICS_TOKEN",
    answers: { 200: { bytesOf: "text/plain" } },
  } as const;
  addPublicRoute(api, doc, async (c) => {
    const { metricsToken } = env();
    if (!metricsToken) refuse("not_found");
    const [, given = ""] = /^Bearer +(\S+) *$/i.exec(c.req.header("authorization") ?? "") ?? [];
    if (!timingSafeEqual(digest(given), digest(metricsToken))) refuse("unauthenticated");
    const { registry } = metrics();
    return c.text(await registry.metrics(), 200, { "content-type": registry.contentType });
  });
}

/** Of one length, as the comparison asks. */
const digest = (secret: string) => createHash("sha256").update(secret).digest();
