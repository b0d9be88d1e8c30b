import type { OpenAPIHono } from "@hono/zod-openapi";
import { toString as drawQrCode } from "qrcode";
import {
  createInvitation,
  endInvitation,
  findInvitation,
  joinByInvitation,
  listInvitations,
  previewInvitation,
} from "@/lib/chat/invitations";
import { newInvitation } from "@/lib/contract/rooms";
import { invitationPreview, invitationView, roomView } from "@/lib/contract/views";
import { readJson } from "./body";
import { baseUrl, originOf, typedCode } from "./links";
import { addRoute, pathId } from "./route";
import { invitationList } from "./schemas";

const join = "/api/v1/join/{code}";
const invitations = "/api/v1/rooms/{id}/invitations";

/** Links to rooms, and the way in by one or by a short code. */
export function addInvitationRoutes(api: OpenAPIHono): void {
  addRoute(
    api,
    {
      method: "get",
      path: join,
      summary: "The room that an invitation or short code opens",
      answers: { 200: invitationPreview },
    },
    async (actor, c) => c.json(await previewInvitation(typedCode(c), actor, originOf(c))),
  );
  addRoute(
    api,
    {
      method: "post",
      path: join,
      summary: "Join the room that an invitation or short code opens",
      answers: { 200: roomView },
    },
    async (actor, c) => c.json(await joinByInvitation(actor, typedCode(c), originOf(c))),
  );
  addRoute(
    api,
    {
      method: "get",
      path: invitations,
      summary: "The room's invitations that still open it",
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
      summary: "A new invitation; without any end it replaces the present one of that kind",
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
  addRoute(
    api,
    {
      method: "get",
      path: `${invitations}/{code}/qr`,
      summary: "An invitation's link as a QR code, in SVG",
      answers: { 200: null },
    },
    async (actor, c) => {
      const [roomId, code] = [pathId(c, "id"), pathId(c, "code")];
      const { url } = await findInvitation(actor, roomId, code, baseUrl(c));
      const svg = await drawQrCode(url, { type: "svg", errorCorrectionLevel: "M" });
      return c.body(svg, 200, { "content-type": "image/svg+xml" });
    },
  );
}
