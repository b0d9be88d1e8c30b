"use client";

import { PinOff } from "lucide-react";
import { useState } from "react";
import { messagePath } from "@/components/messages/message-link";
import { useReaderTime } from "@/components/shell/reader-time";
import { RoomLink } from "@/components/shell/room-link";
import { IconButton } from "@/components/ui/icon-button";
import { useActions } from "@/lib/client/hooks";
import { can } from "@/lib/contract/permissions";
import { excerpt } from "@/lib/contract/text";
import type { MessageView, RoomView } from "@/lib/contract/views";
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
  const { clock, fullDate } = useReaderTime();
  const pins = useFetched(() => listPins(room.id), `${room.id} ${pinNews}`, seed);
  const [failure, setFailure] = useState("");
  const mayPin = can(room.role, "pin");
  const unpin = async (message: MessageView) => {
    const answer = await pin(message, false);
    setFailure(answer.ok ? "" : answer.error.message);
  };
  return (
    <>
      <ul className="pins" aria-busy={!pins.data && !pins.failed}>
        {pins.data?.map((message) => (
          <li key={message.id}>
            <RoomLink href={messagePath(message)}>
              <span className="by">
                <b className="clip">{message.author.name}</b>
                <time dateTime={message.createdAt}>
                  {fullDate(message.createdAt)}, {clock(message.createdAt)}
                </time>
              </span>
              <span className="words" dir="auto">
                {excerpt(message.body)}
              </span>
            </RoomLink>
            {mayPin && (
              <IconButton
                className="needs-script"
                label={`Unpin ${excerpt(message.body, 40)}`}
                icon={PinOff}
                onClick={() => void unpin(message)}
              />
            )}
          </li>
        ))}
      </ul>
      {pins.data?.length === 0 && (
        <p className="small soft">
          {mayPin ? "Nothing yet. Pin a message from its menu." : "Nothing is pinned yet."}
        </p>
      )}
      <p className="small bad" role="alert">
        {failure || (pins.failed && "Could not load the pinned messages.")}{" "}
        {pins.failed && (
          <button type="button" className="text-btn" onClick={pins.reload}>
            Retry
          </button>
        )}
      </p>
    </>
  );
}
