import type { RequestListener } from "node:http";
import { getRequestListener } from "@hono/node-server";
import { api } from "./api";

/** Whether the API answers this URL; everything else is a page or a file. */
export function isApiUrl(url: string): boolean {
  return /^\/(api\/v1|healthz|readyz|metrics)(?=[/?]|$)/.test(url);
}

/** The API for node:http. Next's own Request and Response classes are left alone. */
export const answerApi: RequestListener = getRequestListener(api.fetch, {
  overrideGlobalObjects: false,
});
