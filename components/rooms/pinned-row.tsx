"use client";

import { PinOff } from "lucide-react";
import { messagePath } from "@/components/messages/message-link";
import { useDayLabel, useReaderTime } from "@/components/shell/reader-time";
import { RoomLink } from "@/components/shell/room-link";
import { IconButton } from "@/components/ui/icon-button";
import { excerptOf } from "@/lib/contract/message-excerpt";
import type { MessageView } from "@/lib/contract/views";

type Props = {
  message: MessageView;
  /** Only for those who may. */
  onUnpin?: (() => void) | undefined;
};

/** A pinned message: who said it and when, and the way to it. */
export function PinnedRow({ message, onUnpin }: Props) {
  const { clock } = useReaderTime();
  const { author, createdAt } = message;
  const day = useDayLabel(createdAt);
  return (
    <li>
      <RoomLink href={messagePath(message)}>
        <span className="by">
          <b className="clip">{author.name}</b>
          <time dateTime={createdAt}>
            {day}, {clock(createdAt)}
          </time>
        </span>
        <span className="clipped" dir="auto">
          {excerptOf(message)}
        </span>
      </RoomLink>
      {onUnpin && (
        <IconButton
          className="needs-script"
          label={`Unpin ${excerptOf(message, 40)}`}
          icon={PinOff}
          onClick={onUnpin}
        />
      )}
    </li>
  );
}
