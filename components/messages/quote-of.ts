import { excerptOf } from "@/lib/contract/message-excerpt";
import type { MessageView, QuoteView } from "@/lib/contract/views";

/** What a reply to this message shows of it until the server says so itself. */
export function quoteOf(message: MessageView): QuoteView {
  const { id, seq, author } = message;
  return { id, seq, author, excerpt: excerptOf(message) };
}
