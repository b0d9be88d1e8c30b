import type { OpenAPIHono } from "@hono/zod-openapi";
import type { Context } from "hono";
import * as z from "zod";
import { fromHeaders, isSecure, ownOriginOf, provenanceOf } from "@/lib/auth/caller";
import { actorFromRequest } from "@/lib/auth/request";
import { mayWrite } from "@/lib/auth/same-origin";
import type { PersonActor } from "@/lib/chat/actor";
import { refuse } from "@/lib/chat/refusal";
import { opaqueId } from "@/lib/contract/rooms";
import { failureSchema } from "./schemas";

/** What the OpenAPI document says of a route. */
export type RouteDoc = {
  method: "get" | "post" | "put" | "patch" | "delete";
  /** With parameters in braces, as in `/api/v1/rooms/{id}`. */
  path: string;
  summary: string;
  query?: z.ZodObject;
  body?: Carried;
  /** Status to what it carries; null for an empty answer. */
  answers: Record<number, Carried | null>;
};

/** JSON of a schema, or bytes of a media type. */
type Carried = z.ZodType | { bytesOf: string };

type Answer = Response | Promise<Response>;

/**
 * Adds a route for people and bots: `handle` runs for whoever asks, once a write by cookie has
 * shown where it comes from. Schemas here describe only; lib/chat parses, the same for every door.
 */
export function addRoute(
  api: OpenAPIHono,
  doc: RouteDoc,
  handle: (actor: PersonActor, c: Context) => Answer,
): void {
  document(api, doc, [{ bearer: [] }, { session: [] }]);
  api.on(doc.method, honoPath(doc.path), async (c) => handle(await requireActor(c), c));
}

/** Adds a route that needs no account. */
export function addPublicRoute(
  api: OpenAPIHono,
  doc: RouteDoc,
  handle: (c: Context) => Answer,
): void {
  document(api, doc, []);
  api.on(doc.method, honoPath(doc.path), handle);
}

/** An id or code in the path; what can be none is as missing as any other. */
export function pathId(c: Context, name: string): string {
  const parsed = opaqueId.safeParse(c.req.param(name));
  return parsed.success ? parsed.data : refuse("not_found");
}

async function requireActor(c: Context): Promise<PersonActor> {
  const read = fromHeaders(c.req.raw.headers);
  const authorization = read("authorization");
  const credentials = { authorization, cookie: read("cookie"), secure: isSecure(read) };
  const actor = (await actorFromRequest(credentials)) ?? refuse("unauthenticated");
  const reads = c.req.method === "GET" || c.req.method === "HEAD";
  if (authorization || reads || mayWrite(provenanceOf(read), ownOriginOf(read))) return actor;
  refuse("forbidden", { message: "This request came from another site." });
}

function honoPath(path: string): string {
  return path.replace(/\{(\w+)\}/g, ":$1");
}

function document(api: OpenAPIHono, doc: RouteDoc, security: Record<string, string[]>[]): void {
  const { method, path, summary, query, body, answers } = doc;
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? "");
  const params = z.object(Object.fromEntries(names.map((name) => [name, opaqueId])));
  const told = Object.entries(answers).map(([status, schema]) => [
    status,
    { description: summary, ...(schema && contentOf(schema)) },
  ]);
  api.openAPIRegistry.registerPath({
    method,
    path,
    summary,
    security,
    request: {
      ...(names.length > 0 && { params }),
      ...(query && { query }),
      ...(body && { body: contentOf(body) }),
    },
    responses: {
      ...Object.fromEntries(told),
      default: { description: "Refused; the code says why.", ...contentOf(failureSchema) },
    },
  });
}

function contentOf(carried: Carried) {
  if (!("bytesOf" in carried)) return { content: { "application/json": { schema: carried } } };
  return {
    content: { [carried.bytesOf]: { schema: { type: "string", format: "binary" } as const } },
  };
}
