import type { OpenAPIHono } from "@hono/zod-openapi";
import { findMessage, listChanges, listMessages, postMessage } from "@/lib/chat/messages";
import { notePoll } from "@/lib/chat/presence";
import { markRead, markUnread } from "@/lib/chat/read-marks";
import {
  changesQuery,
  messagesQuery,
  newMessage,
  readMark,
  unreadMark,
} from "@/lib/contract/messages";
import { changesPage, messagePage, messageView, readView } from "@/lib/contract/views";
import { readJson, readQuery } from "./body";
import { addRoute, pathId } from "./route";

const room = "/api/v1/rooms/{id}";

export function addMessageRoutes(api: OpenAPIHono): void {
  addRoute(
    api,
    {
      method: "get",
      path: `${room}/messages`,
      summary: "A page of messages, ascending by seq; the newest 50 unless asked otherwise",
      query: messagesQuery,
      answers: { 200: messagePage },
    },
    async (actor, c) => c.json(await listMessages(actor, pathId(c, "id"), readQuery(c))),
  );
  addRoute(
    api,
    {
      method: "post",
      path: `${room}/messages`,
      summary: "Post a message; the same clientId again answers 200 with the stored one",
      body: newMessage,
      answers: { 200: messageView, 201: messageView },
    },
    async (actor, c) => {
      const { message, created } = await postMessage(actor, pathId(c, "id"), await readJson(c));
      return c.json(message, created ? 201 : 200);
    },
  );
  addRoute(
    api,
    {
      method: "get",
      path: `${room}/changes`,
      summary: "What changed since the room's clock stood at `after`",
      query: changesQuery,
      answers: { 200: changesPage },
    },
    async (actor, c) => {
      const page = await listChanges(actor, pathId(c, "id"), readQuery(c));
      notePoll(actor);
      return c.json(page);
    },
  );
  addRoute(
    api,
    {
      method: "put",
      path: `${room}/read`,
      summary: "Move my read marker up",
      body: readMark,
      answers: { 200: readView },
    },
    async (actor, c) => c.json(await markRead(actor, pathId(c, "id"), await readJson(c))),
  );
  addRoute(
    api,
    {
      method: "put",
      path: `${room}/unread`,
      summary: "Put my read marker back: unread from this message on",
      body: unreadMark,
      answers: { 200: readView },
    },
    async (actor, c) => c.json(await markUnread(actor, pathId(c, "id"), await readJson(c))),
  );
  addRoute(
    api,
    {
      method: "get",
      path: "/api/v1/messages/{id}",
      summary: "One message",
      answers: { 200: messageView },
    },
    async (actor, c) => c.json(await findMessage(actor, pathId(c, "id"))),
  );
}
