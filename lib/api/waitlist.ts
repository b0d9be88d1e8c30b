import type { OpenAPIHono } from "@hono/zod-openapi";
import { waitByInvitation } from "@/lib/chat/invitations";
import { decline, letIn } from "@/lib/chat/let-in";
import { joinWaitlist, leaveWaitlist, listOwnWaits, listWaiting } from "@/lib/chat/waitlist";
import { admission } from "@/lib/contract/rooms";
import { memberView, waitView } from "@/lib/contract/views";
import { readJson } from "./body";
import { originOf, typedCode } from "./links";
import { addRoute, pathId } from "./route";
import { ownWaitList, waitingList } from "./schemas";

const waitlist = "/api/v1/rooms/{id}/waitlist";
const waiter = `${waitlist}/{userId}`;

/** The line for a full room: for those in it, and for those who let people in. */
export function addWaitlistRoutes(api: OpenAPIHono): void {
  addOwnRoutes(api);
  addRoute(
    api,
    { method: "get", path: waitlist, summary: "Who is in line", answers: { 200: waitingList } },
    async (actor, c) => c.json({ waiting: await listWaiting(actor, pathId(c, "id")) }),
  );
  addRoute(
    api,
    {
      method: "post",
      path: waiter,
      summary: "Let somebody in, in a full room with one seat more",
      body: admission,
      answers: { 200: memberView },
    },
    async (actor, c) => {
      const options = await readJson(c);
      return c.json(await letIn(actor, pathId(c, "id"), pathId(c, "userId"), options));
    },
  );
  addRoute(
    api,
    { method: "delete", path: waiter, summary: "Decline somebody", answers: { 204: null } },
    async (actor, c) => {
      await decline(actor, pathId(c, "id"), pathId(c, "userId"));
      return c.body(null, 204);
    },
  );
}

function addOwnRoutes(api: OpenAPIHono): void {
  addRoute(
    api,
    {
      method: "get",
      path: "/api/v1/me/waits",
      summary: "The rooms I am in line for",
      answers: { 200: ownWaitList },
    },
    async (actor, c) => c.json({ waits: await listOwnWaits(actor) }),
  );
  addRoute(
    api,
    {
      method: "post",
      path: waitlist,
      summary: "Queue for a seat of a full open room",
      answers: { 200: waitView },
    },
    async (actor, c) => c.json(await joinWaitlist(actor, pathId(c, "id"))),
  );
  addRoute(
    api,
    {
      method: "delete",
      path: waitlist,
      summary: "Give my place in line up",
      answers: { 204: null },
    },
    async (actor, c) => {
      await leaveWaitlist(actor, pathId(c, "id"));
      return c.body(null, 204);
    },
  );
  addRoute(
    api,
    {
      method: "post",
      path: "/api/v1/join/{code}/waitlist",
      summary: "Queue for a seat of the full room that an invitation or short code opens",
      answers: { 200: waitView },
    },
    async (actor, c) => c.json(await waitByInvitation(actor, typedCode(c), originOf(c))),
  );
}
