import type { OpenAPIHono } from "@hono/zod-openapi";
import { once } from "@/lib/once";

const info = {
  title: "Hearth",
  version: "1",
  description: "Group chat that a team, class or club hosts itself. See docs/protocol.md.",
};

/** Serves the description of every route added to `api`, made from their schemas at first use. */
export function addDocumentRoute(api: OpenAPIHono): void {
  const { openAPIRegistry: registry } = api;
  registry.registerComponent("securitySchemes", "bearer", { type: "http", scheme: "bearer" });
  registry.registerComponent("securitySchemes", "session", {
    type: "apiKey",
    in: "cookie",
    name: "authjs.session-token",
  });
  api.get("/api/v1/openapi.json", (c) =>
    c.json(once("openapi", () => api.getOpenAPI31Document({ openapi: "3.1.0", info }))),
  );
}
