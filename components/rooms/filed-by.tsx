import { messagePath } from "@/components/messages/message-link";
import { useDayLabel, useReaderTime } from "@/components/shell/reader-time";
import { RoomLink } from "@/components/shell/room-link";
import type { MessageView } from "@/lib/contract/views";

/** Who sent a file and when, and the way to its message. */
export function FiledBy({ message }: { message: MessageView }) {
  const { clock } = useReaderTime();
  const { author, createdAt } = message;
  const day = useDayLabel(createdAt);
  return (
    <RoomLink className="filed-by clip" href={messagePath(message)}>
      {author.name}, {day}, {clock(createdAt)}
    </RoomLink>
  );
}
