import type { OpenAPIHono } from "@hono/zod-openapi";
import { findMe } from "@/lib/chat/accounts";
import { meView } from "@/lib/contract/views";
import { addRoute } from "./route";

export function addMeRoutes(api: OpenAPIHono): void {
  addRoute(
    api,
    {
      method: "get",
      path: "/api/v1/me",
      summary: "My own profile",
      answers: { 200: meView },
    },
    async (actor, c) => c.json(await findMe(actor)),
  );
}
