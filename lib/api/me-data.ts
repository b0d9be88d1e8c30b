import type { OpenAPIHono } from "@hono/zod-openapi";
import { exportData } from "@/lib/chat/data-export";
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

/** Takes the next piece only when the reader has room for it, and stops when the reader goes. */
function asTheyAreRead(pieces: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await pieces.next();
        if (done) controller.close();
        else controller.enqueue(value);
      },
      async cancel() {
        await pieces.return(undefined);
      },
    },
    { highWaterMark: 0 },
  );
}
