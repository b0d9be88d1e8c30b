import type { OpenAPIHono } from "@hono/zod-openapi";
import type { Context } from "hono";
import { fromHeaders, ownOriginOf } from "@/lib/auth/caller";
import {
  createInvitation,
  endInvitation,
  joinByInvitation,
  listInvitations,
} from "@/lib/chat/invitations";
import { newInvitation } from "@/lib/contract/rooms";
import { invitationView, roomView } from "@/lib/contract/views";
import { readJson } from "./body";
import { addRoute, pathId } from "./route";
import { invitationList } from "./schemas";

const invitations = "/api/v1/rooms/{id}/invitations";

export function addInvitationRoutes(api: OpenAPIHono): void {
  addRoute(
    api,
    {
      method: "post",
      path: "/api/v1/join/{code}",
      summary: "Join the room that an invitation opens",
      answers: { 200: roomView },
    },
    async (actor, c) => c.json(await joinByInvitation(actor, pathId(c, "code"))),
  );
  addRoute(
    api,
    {
      method: "get",
      path: invitations,
      summary: "The room's invitations",
      answers: { 200: invitationList },
    },
    async (actor, c) =>
      c.json({ invitations: await listInvitations(actor, pathId(c, "id"), baseUrl(c)) }),
  );
  addRoute(
    api,
    {
      method: "post",
      path: invitations,
      summary: "A new invitation; without an end it replaces the present one",
      body: newInvitation,
      answers: { 201: invitationView },
    },
    async (actor, c) => {
      const options = await readJson(c);
      return c.json(await createInvitation(actor, pathId(c, "id"), options, baseUrl(c)), 201);
    },
  );
  addRoute(
    api,
    {
      method: "delete",
      path: `${invitations}/{code}`,
      summary: "End an invitation",
      answers: { 204: null },
    },
    async (actor, c) => {
      await endInvitation(actor, pathId(c, "id"), pathId(c, "code"));
      return c.body(null, 204);
    },
  );
}

/** Links lead to where this request came in. */
function baseUrl(c: Context): string {
  return ownOriginOf(fromHeaders(c.req.raw.headers)) ?? "";
}
