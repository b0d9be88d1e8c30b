import type { OpenAPIHono } from "@hono/zod-openapi";
import { listPeople } from "@/lib/chat/people";
import { peopleList, peopleQuery } from "@/lib/contract/people";
import { readQuery } from "./body";
import { addRoute } from "./route";

export function addPeopleRoute(api: OpenAPIHono): void {
  addRoute(
    api,
    {
      method: "get",
      path: "/api/v1/people",
      summary: "People whom I share a room with, by parts of their names",
      query: peopleQuery,
      answers: { 200: peopleList },
    },
    async (actor, c) => c.json({ people: await listPeople(actor, readQuery(c)) }),
  );
}
