import type { OpenAPIHono } from "@hono/zod-openapi";
import { exportData } from "@/lib/chat/data-export";
import { asTheyAreRead } from "./byte-stream";
import { addRoute } from "./route";

export function addMyDataRoute(api: OpenAPIHono): void {
  addRoute(
    api,
    {
      method: "get",
      path: "/api/v1/me/data",
      summary: "What is kept about me, as a zip",
      answers: { 200: null },
    },
    async (actor) =>
      new Response(asTheyAreRead(await exportData(actor)), {
        headers: {
          "content-type": "application/zip",
          "content-disposition": 'attachment; filename="hearth-my-data.zip"',
        },
      }),
  );
}
