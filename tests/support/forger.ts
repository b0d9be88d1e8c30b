import { request } from "node:http";
import type { Place } from "./shared-server";
import { Visitor } from "./visitor";

/** Somebody who writes headers by hand that no browser and no `fetch` would send, such as `Host`. */
export class Forger extends Visitor {
  constructor(
    place: Place,
    private readonly forged: Record<string, string>,
  ) {
    super(place);
  }

  override async fetch(path: string, { method = "GET", body }: RequestInit = {}) {
    const url = new URL(path, this.place.url);
    const drawn = new Request(url, { method, body });
    const bytes = Buffer.from(await drawn.arrayBuffer());
    const headers = {
      ...Object.fromEntries(drawn.headers),
      cookie: this.cookies.header(),
      "content-length": bytes.length,
      ...this.forged,
    };
    return new Promise<Response>((resolve, reject) => {
      const sent = request(url, { method, headers }, async (answer) => {
        const parts: Buffer[] = [];
        for await (const part of answer) parts.push(part);
        const pairs = Object.entries(answer.headers).flatMap(([name, value]) =>
          [value ?? []].flat().map((one): [string, string] => [name, one]),
        );
        this.cookies.keep(answer.headers["set-cookie"] ?? []);
        resolve(new Response(Buffer.concat(parts), { status: answer.statusCode, headers: pairs }));
      });
      sent.on("error", reject);
      sent.end(bytes);
    });
  }
}
