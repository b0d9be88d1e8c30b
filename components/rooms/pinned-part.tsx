"use client";

import { useState } from "react";
import { useActions } from "@/lib/client/hooks";
import { can } from "@/lib/contract/permissions";
import type { MessageView, RoomView } from "@/lib/contract/views";
import { PinnedRow } from "./pinned-row";
import { useFetched } from "./use-fetched";

type Props = {
  room: RoomView;
  /** Moves whenever the pinned messages may have changed. */
  pinNews: number;
  seed: MessageView[] | null;
};

/** What moderators pinned, the latest first; each line leads to its message. */
export function PinnedPart({ room, pinNews, seed }: Props) {
  const { listPins, pin } = useActions();
  const pins = useFetched(() => listPins(room.id), `${room.id} ${pinNews}`, seed);
  const [failure, setFailure] = useState<string | null>(null);
  const mayPin = can(room.role, "pin");
  const unpin = async (message: MessageView) => {
    const answer = await pin(message, false);
    setFailure(answer.ok ? null : answer.error.message);
  };
  return (
    <>
      <ul className="pins" aria-busy={!pins.data && !pins.failed}>
        {pins.data?.map((message) => (
          <PinnedRow
            key={message.id}
            message={message}
            onUnpin={mayPin ? () => void unpin(message) : undefined}
          />
        ))}
      </ul>
      {pins.data?.length === 0 && (
        <p className="small soft">
          {mayPin ? "Nothing yet. Pin a message from its menu." : "Nothing is pinned yet."}
        </p>
      )}
      <div role="alert">
        {failure && <p className="small bad">{failure}</p>}
        {pins.failed && (
          <p className="small bad">
            Could not load the pinned messages.{" "}
            <button type="button" className="text-btn" onClick={pins.reload}>
              Retry
            </button>
          </p>
        )}
      </div>
    </>
  );
}
