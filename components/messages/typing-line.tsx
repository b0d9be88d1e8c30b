"use client";

import { useTyping } from "@/lib/client/nearby-hooks";
import { typingWords } from "./typing-words";

/** Who else is typing in this room. */
export function TypingLine({ roomId }: { roomId: string }) {
  const typing = useTyping(roomId);
  if (typing.length === 0) return null;
  return (
    <span className="typing clip">
      <i aria-hidden="true" />
      {typingWords(typing.map(({ name }) => name))}
    </span>
  );
}
