import type { OpenAPIHono } from "@hono/zod-openapi";
import { endShortCode, findShortCode, makeShortCode } from "@/lib/chat/short-codes";
import { shortCodeView } from "@/lib/contract/views";
import { baseUrl } from "./links";
import { addRoute, pathId } from "./route";

const path = "/api/v1/rooms/{id}/short-code";

/** A room's code for the blackboard. */
export function addShortCodeRoutes(api: OpenAPIHono): void {
  addRoute(
    api,
    {
      method: "get",
      path,
      summary: "The room's short code; empty if none works at present",
      answers: { 200: shortCodeView, 204: null },
    },
    async (actor, c) => {
      const found = await findShortCode(actor, pathId(c, "id"), baseUrl(c));
      return found ? c.json(found) : c.body(null, 204);
    },
  );
  addRoute(
    api,
    {
      method: "post",
      path,
      summary: "A short code for an hour; 200 with the present one if it still works",
      answers: { 200: shortCodeView, 201: shortCodeView },
    },
    async (actor, c) => {
      const { made, shortCode } = await makeShortCode(actor, pathId(c, "id"), baseUrl(c));
      return c.json(shortCode, made ? 201 : 200);
    },
  );
  addRoute(
    api,
    { method: "delete", path, summary: "End the room's short code", answers: { 204: null } },
    async (actor, c) => {
      await endShortCode(actor, pathId(c, "id"));
      return c.body(null, 204);
    },
  );
}
