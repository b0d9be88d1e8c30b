import { Clock } from "lucide-react";
import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { useReaderTime } from "@/components/shell/reader-time";
import { useActions } from "@/lib/client/hooks";
import type { OutboxMessage } from "@/lib/client/types";
import { ownClass } from "./message-item";
import { MessageQuote } from "./message-quote";
import { MessageText } from "./message-text";

/** Being sent for less than this needs no words, in ms. */
const quietMs = 700;

type Props = {
  message: OutboxMessage;
  more: boolean;
  joins: boolean;
  onEdit: (text: string) => void;
  onJump: (seq: number) => void;
};

/** One of my messages that the server has not confirmed; it says so and offers a way on. */
export function OutboxItem({ message, more, joins, onEdit, onJump }: Props) {
  const { clock } = useReaderTime();
  const slow = useSlow(message.createdAt, quietMs);
  const { retry, edit, discard } = useActions();
  const { clientId, state } = message;
  const article = useRef<HTMLElement>(null);
  useFocusHandedOn(article);
  const words = {
    pending: "Sending",
    waiting: message.reason ?? "Waiting for connection",
    failed: "Not sent",
  }[state];

  return (
    <article
      ref={article}
      tabIndex={-1}
      className={`${ownClass(more, joins)}${state === "failed" ? " failed" : ""}`}
      aria-label={`You, ${clock(message.createdAt)}, ${words.toLowerCase()}`}
    >
      <div className="bubble">
        {message.replyTo && (
          <MessageQuote roomId={message.roomId} quote={message.replyTo} onJump={onJump} />
        )}
        <MessageText body={message.body} />
      </div>
      {state === "failed" ? (
        <p className="under">
          <span role="alert">{`Not sent: ${message.reason ?? "that did not work"}.`}</span>
          <button type="button" onClick={() => retry(clientId)}>
            Retry
          </button>
          <button type="button" onClick={() => onEdit(edit(clientId))}>
            Edit
          </button>
          <button type="button" onClick={() => discard(clientId)}>
            Discard
          </button>
        </p>
      ) : (
        !joins && (
          <p className="under">
            {(slow || state === "waiting") && (
              <>
                <Clock />
                {words}
              </>
            )}
          </p>
        )
      )}
    </article>
  );
}

/** Once the message is confirmed, what shows it then has the focus that this had. */
function useFocusHandedOn(article: React.RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const element = article.current;
    const row = element?.closest("li");
    return () => {
      if (!element?.contains(document.activeElement)) return;
      queueMicrotask(() => row?.querySelector("article")?.focus({ preventScroll: true }));
    };
  }, [article]);
}

/** Becomes true once `at` is longer ago than `ms`. */
function useSlow(at: string, ms: number): boolean {
  const left = () => Date.parse(at) + ms - Date.now();
  const [slow, setSlow] = useState(() => left() <= 0);
  useEffect(() => {
    if (slow) return;
    const timer = setTimeout(() => setSlow(true), Math.max(0, Date.parse(at) + ms - Date.now()));
    return () => clearTimeout(timer);
  }, [at, ms, slow]);
  return slow;
}
