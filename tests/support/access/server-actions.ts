import { readFileSync } from "node:fs";
import type { Visitor } from "../visitor";

type Manifest = { node: Record<string, { filename: string; exportedName: string }> };

/** Every server action of the build, "app/rooms/actions.ts leaveRoom" to its id on the wire. */
export function listActions(): Map<string, string> {
  const file = ".next/server/server-reference-manifest.json";
  const { node } = JSON.parse(readFileSync(file, "utf8")) as Manifest;
  const ids = Object.entries(node);
  return new Map(ids.map(([id, one]) => [`${one.filename} ${one.exportedName}`, id]));
}

/**
 * Sends a form to an action, byte for byte as a browser without JavaScript does where the page shows
 * that form; who may not see it can still send it.
 */
export function postForm(
  visitor: Visitor,
  path: string,
  actionId: string,
  fields: Record<string, string | File>,
): Promise<Response> {
  const form = new FormData();
  form.set("$ACTION_REF_1", "");
  form.set("$ACTION_1:0", JSON.stringify({ id: actionId, bound: "$@1" }));
  form.set("$ACTION_1:1", JSON.stringify([{ failure: null, values: {} }]));
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return visitor.fetch(path, { method: "POST", body: form });
}
