import { Cookies } from "./cookies";
import type { Place } from "./shared-server";

type Body = Record<string, unknown> | unknown[] | string;
type Answer<T> = { status: number; body: T; headers: Headers };
type Extra = { headers?: Record<string, string> };

/** Somebody at an HTTP client: keeps cookies, sends its own origin with writes as a browser does. */
export class Visitor {
  readonly cookies = new Cookies();

  /** With a token, it is sent as bearer and no cookies are. */
  constructor(
    readonly place: Place,
    readonly token?: string,
  ) {}

  /** One request to a path of the server, redirects not followed. */
  async fetch(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    if (this.token) headers.set("authorization", `Bearer ${this.token}`);
    else if (!headers.has("cookie")) headers.set("cookie", this.cookies.header());
    const writes = init.method !== undefined && init.method !== "GET";
    if (writes && !headers.has("origin")) headers.set("origin", this.place.url);
    if (headers.get("origin") === "") headers.delete("origin");
    const url = new URL(path, this.place.url);
    const response = await fetch(url, { redirect: "manual", ...init, headers });
    this.cookies.keep(response.headers.getSetCookie());
    return response;
  }

  /** One call of the REST interface: `ada.call("POST", "/rooms", { name: "Kitchen" })`. */
  async call<T = Record<string, never>>(
    method: string,
    path: string,
    body?: Body,
    { headers = {} }: Extra = {},
  ): Promise<Answer<T>> {
    const response = await this.fetch(`/api/v1${path}`, {
      method,
      headers: { ...(body !== undefined && { "content-type": "application/json" }), ...headers },
      body: typeof body === "string" || body === undefined ? body : JSON.stringify(body),
    });
    const text = await response.text();
    const parsed = text ? JSON.parse(text) : undefined;
    return { status: response.status, body: parsed, headers: response.headers };
  }

  /**
   * Fills in the form on a page and sends it, as a browser does without JavaScript. The form is
   * the first that has all the fields named and the words of `button`, on the page as `seenBy` gets it.
   */
  async submit(
    path: string,
    fields: Record<string, string | File>,
    { seenBy = this, button = "" }: { seenBy?: Visitor; button?: string } = {},
  ): Promise<Response> {
    const page = await (await seenBy.fetch(path)).text();
    const form = page
      .split("<form")
      .slice(1)
      .map((part) => part.slice(0, part.indexOf("</form>")))
      .filter((part) => part.includes(button))
      .find((part) => Object.keys(fields).every((name) => part.includes(`name="${name}"`)));
    if (!form) throw new Error(`${path} has no form with ${Object.keys(fields)}:\n${page}`);
    const data = new FormData();
    for (const [name, value] of hiddenFields(form)) data.set(name, value);
    for (const [name, value] of Object.entries(fields)) data.set(name, value);
    return this.fetch(path, { method: "POST", body: data });
  }
}

function hiddenFields(form: string): [string, string][] {
  return [...form.matchAll(/<input[^>]*type="hidden"[^>]*>/g)].flatMap(([input]) => {
    const name = input.match(/name="([^"]*)"/)?.[1];
    const value = input.match(/value="([^"]*)"/)?.[1] ?? "";
    return name ? [[unescapeHtml(name), unescapeHtml(value)]] : [];
  });
}

function unescapeHtml(html: string): string {
  return html
    .replaceAll("&quot;", '"')
    .replaceAll("&#x27;", "'")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
}
