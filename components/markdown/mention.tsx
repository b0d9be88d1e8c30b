import { RoomLink } from "@/components/shell/room-link";
import { useMe } from "@/lib/client/hooks";
import type { Name } from "@/lib/contract/markdown";

/** Somebody, or a room, that the words mean. */
export function Mention({ name: { id, text } }: { name: Name }) {
  const me = useMe();
  if (id !== null && text.startsWith("#")) {
    return <RoomLink href={`/rooms/${id}`}>{text}</RoomLink>;
  }
  const isMe = id === null || id === me.id;
  return <bdi className={isMe ? "mention of-me" : "mention"}>{text}</bdi>;
}
