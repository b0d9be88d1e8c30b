"use client";

import { Pin } from "lucide-react";
import { useReaderTime } from "@/components/shell/reader-time";
import type { MessageView } from "@/lib/contract/views";

/** What a message says about itself below its words: that it is pinned, that it was edited. */
export function MessageMarks({ message }: { message: MessageView }) {
  const { clock, fullDate } = useReaderTime();
  const { pinnedAt, editedAt } = message;
  if (!pinnedAt && !editedAt) return null;
  return (
    <p className="marks">
      {pinnedAt && (
        <span>
          <Pin aria-hidden="true" />
          Pinned
        </span>
      )}
      {editedAt && (
        <span data-tip={`Edited ${fullDate(editedAt)}, ${clock(editedAt)}`}>(edited)</span>
      )}
    </p>
  );
}
