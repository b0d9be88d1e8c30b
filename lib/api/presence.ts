import type { OpenAPIHono } from "@hono/zod-openapi";
import { listPresence, notePresence } from "@/lib/chat/presence";
import { ownPresence } from "@/lib/contract/presence";
import { roomPresence } from "@/lib/contract/views";
import { readJson } from "./body";
import { addRoute, pathId } from "./route";

export function addPresenceRoutes(api: OpenAPIHono): void {
  addRoute(
    api,
    {
      method: "get",
      path: "/api/v1/rooms/{id}/presence",
      summary: "Who of a room is online",
      answers: { 200: roomPresence },
    },
    async (actor, c) => c.json(await listPresence(actor, pathId(c, "id"))),
  );
  addRoute(
    api,
    {
      method: "put",
      path: "/api/v1/me/presence",
      summary: "I am here without a socket: to be said again within 30 s",
      body: ownPresence,
      answers: { 204: null },
    },
    async (actor, c) => {
      notePresence(actor, await readJson(c));
      return c.body(null, 204);
    },
  );
}
