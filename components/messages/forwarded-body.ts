import type { MessageView } from "@/lib/contract/views";

/** A message as it is forwarded: one's own words as they are, those of others as a quote that names them. */
export function forwardedBody({ body, author }: MessageView, meId: string): string {
  if (author.id === meId) return body;
  return `${author.name} wrote:\n${body.replace(/^/gm, "> ")}`;
}
