import type { OpenAPIHono } from "@hono/zod-openapi";
import { searchMessages } from "@/lib/chat/search";
import { searchPage, searchQuery } from "@/lib/contract/search";
import { readQuery } from "./body";
import { addRoute } from "./route";

export function addSearchRoute(api: OpenAPIHono): void {
  addRoute(
    api,
    {
      method: "get",
      path: "/api/v1/search",
      summary: "Messages with certain words from my rooms, newest first",
      query: searchQuery,
      answers: { 200: searchPage },
    },
    async (actor, c) => c.json(await searchMessages(actor, readQuery(c))),
  );
}
