import type { OpenAPIHono } from "@hono/zod-openapi";
import * as z from "zod";
import { readPicture, removePicture, setPicture } from "@/lib/chat/pictures";
import { refuse } from "@/lib/chat/refusal";
import { type PictureSize, pictureLimits } from "@/lib/contract/pictures";
import { userView } from "@/lib/contract/views";
import { readBytes } from "./body";
import { addRoute, pathId } from "./route";

/** Where one's own picture is put; the one address that takes a large body. */
export const picturePath = "/api/v1/me/picture";

const size = z.enum(["small", "large"]).default("large");

/** Pictures never change under their address, and are nothing but pictures even when opened. */
const headers = {
  "content-type": "image/webp",
  "cache-control": "private, max-age=31536000, immutable",
  "content-security-policy": "sandbox; default-src 'none'",
};

export function addPictureRoutes(api: OpenAPIHono): void {
  addRoute(
    api,
    {
      method: "get",
      path: "/api/v1/pictures/{id}",
      summary: "Somebody's picture, a square WebP of 80 or 288 pixels",
      query: z.object({ size }),
      answers: { 200: { bytesOf: "image/webp" } },
    },
    async (actor, c) => {
      const picture = await readPicture(actor, pathId(c, "id"), sizeIn(c.req.query("size")));
      return c.body(picture, 200, headers);
    },
  );
  addRoute(
    api,
    {
      method: "put",
      path: picturePath,
      summary: "My own picture, the bytes of a JPEG, PNG, GIF or WebP file",
      body: { bytesOf: "application/octet-stream" },
      answers: { 200: userView },
    },
    async (actor, c) => c.json(await setPicture(actor, await readBytes(c, pictureLimits.bytes))),
  );
  addRoute(
    api,
    { method: "delete", path: picturePath, summary: "No picture", answers: { 200: userView } },
    async (actor, c) => c.json(await removePicture(actor)),
  );
}

function sizeIn(text: string | undefined): PictureSize {
  const parsed = size.safeParse(text);
  return parsed.success ? parsed.data : refuse("invalid", { message: "size is small or large." });
}
