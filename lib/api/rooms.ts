import type { OpenAPIHono } from "@hono/zod-openapi";
import { listOpenRooms } from "@/lib/chat/open-rooms";
import { findRoom, listRooms } from "@/lib/chat/room-list";
import { createRoom, deleteRoom, updateRoom } from "@/lib/chat/rooms";
import { newRoom, openRoomsQuery, roomChange } from "@/lib/contract/rooms";
import { roomView } from "@/lib/contract/views";
import { readJson } from "./body";
import { addRoute, pathId } from "./route";
import { openRoomList, roomList } from "./schemas";

const rooms = "/api/v1/rooms";
const room = "/api/v1/rooms/{id}";

export function addRoomRoutes(api: OpenAPIHono): void {
  addRoute(
    api,
    { method: "get", path: rooms, summary: "My rooms", answers: { 200: roomList } },
    async (actor, c) => c.json({ rooms: await listRooms(actor) }),
  );
  addRoute(
    api,
    {
      method: "post",
      path: rooms,
      summary: "Create a room, owned by me",
      body: newRoom,
      answers: { 201: roomView },
    },
    async (actor, c) => c.json(await createRoom(actor, await readJson(c)), 201),
  );
  addRoute(
    api,
    {
      method: "get",
      path: "/api/v1/open-rooms",
      summary: "Open rooms to find and join",
      query: openRoomsQuery,
      answers: { 200: openRoomList },
    },
    async (actor, c) => c.json(await listOpenRooms(actor, c.req.query())),
  );
  addRoute(
    api,
    { method: "get", path: room, summary: "One of my rooms", answers: { 200: roomView } },
    async (actor, c) => c.json(await findRoom(actor, pathId(c, "id"))),
  );
  addRoute(
    api,
    {
      method: "patch",
      path: room,
      summary: "Rename a room, change its topic, limit or kind",
      body: roomChange,
      answers: { 200: roomView },
    },
    async (actor, c) => c.json(await updateRoom(actor, pathId(c, "id"), await readJson(c))),
  );
  addRoute(
    api,
    { method: "delete", path: room, summary: "Delete a room", answers: { 204: null } },
    async (actor, c) => {
      await deleteRoom(actor, pathId(c, "id"));
      return c.body(null, 204);
    },
  );
}
