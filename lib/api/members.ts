import type { OpenAPIHono } from "@hono/zod-openapi";
import { changeRole, joinRoom, leaveRoom, listMembers } from "@/lib/chat/memberships";
import { setNotify } from "@/lib/chat/notify";
import { setOwnRoomName } from "@/lib/chat/own-room-name";
import { removeMember } from "@/lib/chat/removals";
import { notifyChange } from "@/lib/contract/notify";
import { leaving, memberChange, ownRoomName, removal } from "@/lib/contract/rooms";
import { memberView, roomView } from "@/lib/contract/views";
import { readJson } from "./body";
import { addRoute, pathId } from "./route";
import { memberList } from "./schemas";

const room = "/api/v1/rooms/{id}";
const member = `${room}/members/{userId}`;

export function addMemberRoutes(api: OpenAPIHono): void {
  addRoute(
    api,
    {
      method: "post",
      path: `${room}/join`,
      summary: "Join an open room",
      answers: { 200: roomView },
    },
    async (actor, c) => c.json(await joinRoom(actor, pathId(c, "id"))),
  );
  addRoute(
    api,
    {
      method: "post",
      path: `${room}/leave`,
      summary: "Leave a room",
      body: leaving,
      answers: { 204: null },
    },
    async (actor, c) => {
      await leaveRoom(actor, pathId(c, "id"), await readJson(c));
      return c.body(null, 204);
    },
  );
  addRoute(
    api,
    {
      method: "put",
      path: `${room}/own-name`,
      summary: "My own name for a room; null takes it back",
      body: ownRoomName,
      answers: { 200: roomView },
    },
    async (actor, c) => c.json(await setOwnRoomName(actor, pathId(c, "id"), await readJson(c))),
  );
  addRoute(
    api,
    {
      method: "patch",
      path: `${room}/notify`,
      summary: "What in a room calls me, and until when nothing does",
      body: notifyChange,
      answers: { 200: roomView },
    },
    async (actor, c) => c.json(await setNotify(actor, pathId(c, "id"), await readJson(c))),
  );
  addRoute(
    api,
    {
      method: "get",
      path: `${room}/members`,
      summary: "Its members",
      answers: { 200: memberList },
    },
    async (actor, c) => c.json({ members: await listMembers(actor, pathId(c, "id")) }),
  );
  addRoute(
    api,
    {
      method: "patch",
      path: member,
      summary: "Give a member another role",
      body: memberChange,
      answers: { 200: memberView },
    },
    async (actor, c) => {
      const change = await readJson(c);
      return c.json(await changeRole(actor, pathId(c, "id"), pathId(c, "userId"), change));
    },
  );
  addRoute(
    api,
    {
      method: "delete",
      path: member,
      summary: "Remove a member",
      query: removal,
      answers: { 204: null },
    },
    async (actor, c) => {
      await removeMember(actor, pathId(c, "id"), pathId(c, "userId"), c.req.query());
      return c.body(null, 204);
    },
  );
}
