import type { OpenAPIHono } from "@hono/zod-openapi";
import * as z from "zod";
import { findOutage } from "@/lib/chat/health";
import { addPublicRoute } from "./route";
import { failureSchema } from "./schemas";

const status = z.object({ status: z.literal("ok") });

export function addHealthRoutes(api: OpenAPIHono): void {
  addPublicRoute(
    api,
    { method: "get", path: "/healthz", summary: "Alive", answers: { 200: status } },
    (c) => c.json({ status: "ok" }),
  );
  addPublicRoute(
    api,
    {
      method: "get",
      path: "/readyz",
      summary: "Ready: the database answers, and Redis where it is set",
      answers: { 200: status, 503: failureSchema },
    },
    async (c) => {
      const outage = await findOutage();
      if (!outage) return c.json({ status: "ok" });
      const message = `${outage} does not answer.`;
      return c.json({ error: { code: "internal", message } }, 503);
    },
  );
}
