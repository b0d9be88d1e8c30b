import type { OpenAPIHono } from "@hono/zod-openapi";
import * as z from "zod";
import { describeAttachment, readAttachment, removeAttachment } from "@/lib/chat/attachments";
import { refuse } from "@/lib/chat/refusal";
import { listFiles } from "@/lib/chat/room-files";
import { uploadAttachment } from "@/lib/chat/upload-attachment";
import { attachmentChange } from "@/lib/contract/attachment-change";
import { filesQuery } from "@/lib/contract/messages";
import { attachmentView, filesPage } from "@/lib/contract/views";
import { readJson, readQuery } from "./body";
import { readFormFile } from "./multipart";
import { addRoute, pathId } from "./route";
import { sendFile } from "./send-file";

/** Where files are sent; it judges their size itself, once it knows their name. */
export const uploadPath = "/api/v1/attachments";
const attachment = `${uploadPath}/{id}`;

const size = z.enum(["full", "small"]).default("full");

export function addAttachmentRoutes(api: OpenAPIHono): void {
  addRoute(
    api,
    {
      method: "post",
      path: uploadPath,
      summary:
        "Upload a file for a message of mine: a form with `file`, and before it `alt` if it has one",
      body: { bytesOf: "multipart/form-data" },
      answers: { 201: attachmentView },
    },
    async (actor, c) => {
      const uploaded = await readFormFile(c, ({ fields, ...file }) =>
        uploadAttachment(actor, { ...file, alt: fields.alt ?? "" }),
      );
      return c.json(uploaded, 201);
    },
  );
  addRoute(
    api,
    {
      method: "get",
      path: `${attachment}/{name}`,
      summary: "A file, or part of it by Range, for members; `size=small` is a picture's thumbnail",
      query: z.object({ size }),
      answers: { 200: { bytesOf: "*/*" }, 206: { bytesOf: "*/*" }, 304: null, 416: null },
    },
    async (actor, c) => {
      const [id, asked] = [pathId(c, "id"), sizeIn(c.req.query("size"))];
      return sendFile(c, `"${id}-${asked}"`, await readAttachment(actor, id, asked));
    },
  );
  addRoute(
    api,
    {
      method: "get",
      path: "/api/v1/rooms/{id}/files",
      summary: "A room's messages that have files, the latest first",
      query: filesQuery,
      answers: { 200: filesPage },
    },
    async (actor, c) => c.json(await listFiles(actor, pathId(c, "id"), readQuery(c))),
  );
  addRoute(
    api,
    {
      method: "patch",
      path: attachment,
      summary: "Say what my file shows, as long as it is not sent",
      body: attachmentChange,
      answers: { 200: attachmentView },
    },
    async (actor, c) => c.json(await describeAttachment(actor, pathId(c, "id"), await readJson(c))),
  );
  addRoute(
    api,
    {
      method: "delete",
      path: attachment,
      summary: "Delete my file that is not sent",
      answers: { 204: null },
    },
    async (actor, c) => {
      await removeAttachment(actor, pathId(c, "id"));
      return c.body(null, 204);
    },
  );
}

function sizeIn(text: string | undefined): "full" | "small" {
  const parsed = size.safeParse(text);
  return parsed.success ? parsed.data : refuse("invalid", { message: "size is full or small." });
}
