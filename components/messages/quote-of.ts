import { bodyExcerpt } from "@/lib/contract/plain-text";
import type { MessageView, QuoteView } from "@/lib/contract/views";

/** What a reply to this message shows of it until the server says so itself. */
export function quoteOf({ id, seq, author, body }: MessageView): QuoteView {
  return { id, seq, author, excerpt: bodyExcerpt(body) };
}
