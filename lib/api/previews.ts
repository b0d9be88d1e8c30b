import type { OpenAPIHono } from "@hono/zod-openapi";
import { readPreviewImage, removePreviews } from "@/lib/chat/previews";
import { messageView } from "@/lib/contract/views";
import { addRoute, pathId } from "./route";

/** A preview never changes under its address; it is nothing but a picture even when opened. */
const headers = {
  "content-type": "image/webp",
  "cache-control": "private, max-age=31536000, immutable",
  "content-security-policy": "sandbox; default-src 'none'",
};

export function addPreviewRoutes(api: OpenAPIHono): void {
  addRoute(
    api,
    {
      method: "delete",
      path: "/api/v1/messages/{id}/previews",
      summary: "Remove the preview of a message of mine, or as a moderator anybody's",
      answers: { 200: messageView },
    },
    async (actor, c) => c.json(await removePreviews(actor, pathId(c, "id"))),
  );
  addRoute(
    api,
    {
      method: "get",
      path: "/api/v1/previews/{id}/image",
      summary: "The picture of a link's preview, a square WebP of 288 pixels; for members",
      answers: { 200: { bytesOf: "image/webp" } },
    },
    async (actor, c) => c.body(await readPreviewImage(actor, pathId(c, "id")), 200, headers),
  );
}
