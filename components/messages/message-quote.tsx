import { Avatar } from "@/components/ui/avatar";
import { isPlainClick } from "@/lib/client/navigation";
import type { QuoteView } from "@/lib/contract/views";
import { firstName } from "./first-name";
import { messagePath } from "./message-link";

type Props = { roomId: string; quote: QuoteView; onJump: (seq: number) => void };

/** The line of a reply that shows what it answers, and leads there. */
export function MessageQuote({ roomId, quote, onJump }: Props) {
  const { author, excerpt, seq } = quote;
  if (!excerpt) return <p className="quote gone">Original message was deleted</p>;
  return (
    <a
      className="quote"
      href={messagePath({ roomId, seq })}
      onClick={(event) => {
        if (!isPlainClick(event)) return;
        event.preventDefault();
        onJump(seq);
      }}
    >
      <Avatar {...author} size={20} />
      <span className="vh">In reply to {firstName(author.name)}:</span>
      <b className="clip" aria-hidden="true">
        {firstName(author.name)}
      </b>
      <span className="clip grow" dir="auto">
        {excerpt}
      </span>
    </a>
  );
}
