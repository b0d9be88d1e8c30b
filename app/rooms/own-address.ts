import { headers } from "next/headers";
import { fromHeaders, ownOriginOf } from "@/lib/auth/caller";

/** The address that links to this Hearth begin with: PUBLIC_URL, or what the request came to. */
export async function ownAddress(): Promise<string> {
  return ownOriginOf(fromHeaders(await headers())) ?? "";
}
