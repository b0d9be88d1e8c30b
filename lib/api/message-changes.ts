import type { OpenAPIHono } from "@hono/zod-openapi";
import { deleteMessage } from "@/lib/chat/delete-message";
import { editMessage, listEdits } from "@/lib/chat/edit-message";
import { listPins, pinMessage, unpinMessage } from "@/lib/chat/pins";
import { deleteReaction, putReaction } from "@/lib/chat/reactions";
import { messageEdit } from "@/lib/contract/messages";
import { messageView } from "@/lib/contract/views";
import { readJson } from "./body";
import { addRoute, pathId } from "./route";
import { editList, messageList } from "./schemas";

const message = "/api/v1/messages/{id}";

/** What is done to messages after they were posted. */
export function addMessageChangeRoutes(api: OpenAPIHono): void {
  addRoute(
    api,
    {
      method: "patch",
      path: message,
      summary: "Edit a message of mine",
      body: messageEdit,
      answers: { 200: messageView },
    },
    async (actor, c) => c.json(await editMessage(actor, pathId(c, "id"), await readJson(c))),
  );
  addRoute(
    api,
    {
      method: "delete",
      path: message,
      summary: "Delete a message: mine, or as a moderator anybody's; its place stays",
      answers: { 200: messageView },
    },
    async (actor, c) => c.json(await deleteMessage(actor, pathId(c, "id"))),
  );
  addRoute(
    api,
    {
      method: "get",
      path: `${message}/edits`,
      summary: "What a message said before its edits, the earliest first; for moderators",
      answers: { 200: editList },
    },
    async (actor, c) => c.json({ edits: await listEdits(actor, pathId(c, "id")) }),
  );
  addRoute(
    api,
    {
      method: "put",
      path: `${message}/reactions/{emoji}`,
      summary: "React to a message with one emoji",
      answers: { 200: messageView },
    },
    async (actor, c) => {
      const emoji = c.req.param("emoji");
      return c.json(await putReaction(actor, pathId(c, "id"), { emoji }));
    },
  );
  addRoute(
    api,
    {
      method: "delete",
      path: `${message}/reactions/{emoji}`,
      summary: "Take a reaction of mine back",
      answers: { 200: messageView },
    },
    async (actor, c) => {
      const emoji = c.req.param("emoji");
      return c.json(await deleteReaction(actor, pathId(c, "id"), { emoji }));
    },
  );
  addRoute(
    api,
    {
      method: "put",
      path: `${message}/pin`,
      summary: "Pin a message for everybody in its room; for moderators",
      answers: { 200: messageView },
    },
    async (actor, c) => c.json(await pinMessage(actor, pathId(c, "id"))),
  );
  addRoute(
    api,
    {
      method: "delete",
      path: `${message}/pin`,
      summary: "Unpin a message",
      answers: { 200: messageView },
    },
    async (actor, c) => c.json(await unpinMessage(actor, pathId(c, "id"))),
  );
  addRoute(
    api,
    {
      method: "get",
      path: "/api/v1/rooms/{id}/pins",
      summary: "A room's pinned messages, the latest pinned first",
      answers: { 200: messageList },
    },
    async (actor, c) => c.json({ messages: await listPins(actor, pathId(c, "id")) }),
  );
}
