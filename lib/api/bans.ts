import type { OpenAPIHono } from "@hono/zod-openapi";
import { banMember, listBans, unban } from "@/lib/chat/bans";
import { removal } from "@/lib/contract/rooms";
import { banView } from "@/lib/contract/views";
import { readJson } from "./body";
import { addRoute, pathId } from "./route";
import { banList } from "./schemas";

const bans = "/api/v1/rooms/{id}/bans";
const ban = `${bans}/{userId}`;

/** Who may not come back into a room. */
export function addBanRoutes(api: OpenAPIHono): void {
  addRoute(
    api,
    { method: "get", path: bans, summary: "Who is banned from it", answers: { 200: banList } },
    async (actor, c) => c.json({ bans: await listBans(actor, pathId(c, "id")) }),
  );
  addRoute(
    api,
    {
      method: "put",
      path: ban,
      summary: "Ban somebody: they lose their seat and cannot come back",
      body: removal,
      answers: { 200: banView },
    },
    async (actor, c) => {
      const options = await readJson(c);
      return c.json(await banMember(actor, pathId(c, "id"), pathId(c, "userId"), options));
    },
  );
  addRoute(
    api,
    { method: "delete", path: ban, summary: "Let somebody back in", answers: { 204: null } },
    async (actor, c) => {
      await unban(actor, pathId(c, "id"), pathId(c, "userId"));
      return c.body(null, 204);
    },
  );
}
