import type { OpenAPIHono } from "@hono/zod-openapi";
import * as z from "zod";
import { isReady } from "@/lib/chat/health";
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
      summary: "Ready: the database answers",
      answers: { 200: status, 503: failureSchema },
    },
    async (c) => {
      if (await isReady()) return c.json({ status: "ok" });
      const message = "The database does not answer.";
      return c.json({ error: { code: "internal", message } }, 503);
    },
  );
}
