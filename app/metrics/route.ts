import { api } from "@/lib/api/api";

export const dynamic = "force-dynamic";

export function GET(request: Request): Response | Promise<Response> {
  return api.fetch(request);
}
