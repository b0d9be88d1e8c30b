import { request } from "node:http";
import type { Place } from "./shared-server";

/** Posts a form by node:http, which unlike `fetch` sends the Host that it is told. Answers the status. */
export async function postRaw(
  { url }: Place,
  path: string,
  form: FormData,
  headers: Record<string, string>,
): Promise<number> {
  const encoded = new Response(form);
  const type = encoded.headers.get("content-type") ?? "";
  const body = Buffer.from(await encoded.arrayBuffer());
  return new Promise((resolve, reject) => {
    const sent = request(new URL(path, url), {
      method: "POST",
      headers: { "content-type": type, "content-length": body.length, ...headers },
    });
    sent.on("error", reject);
    sent.on("response", (response) => {
      response.resume().on("end", () => resolve(response.statusCode ?? 0));
    });
    sent.end(body);
  });
}
