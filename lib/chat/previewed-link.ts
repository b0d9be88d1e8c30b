import { linksIn } from "@/lib/contract/links-in";
import { env } from "@/lib/env";

const longest = 2_000;

/** The link of a body that gets a preview, the first that may have one; null for none. */
export function previewedLink(body: string): string | null {
  // Most messages have none, and every message comes through here.
  if (!/https?:\/\//i.test(body) || !env().linkPreviews) return null;
  const { publicUrl } = env();
  const ownHost = publicUrl && new URL(publicUrl).hostname;
  const found = linksIn(body).find((link) => {
    const { hostname, username, password, href } = new URL(link);
    return hostname !== ownHost && !username && !password && href.length <= longest;
  });
  return found ? new URL(found).href : null;
}
