import { BellOff, Pencil } from "lucide-react";
import { memo } from "react";
import { firstName } from "@/components/messages/first-name";
import { countWords } from "@/components/rooms/count-words";
import { Arch } from "@/components/ui/arch";
import { useReaderZone } from "@/components/ui/reader-zone";
import { callsOf, isMuted } from "@/lib/contract/attention";
import type { RoomView } from "@/lib/contract/views";
import { heatOf, heatWords } from "./heat";
import { useNow } from "./reader-time";
import { RoomLink } from "./room-link";

type Props = { room: RoomView; current: boolean; draft: boolean };

/** A room in the firebox: its warmth, its name, and one sign of what waits there. */
export const RoomRow = memo(function RoomRow({ room, current, draft }: Props) {
  const now = useNow();
  const zone = useReaderZone();
  const at = room.lastMessage?.createdAt ?? null;
  const words = heatWords(at, now);
  const unread = callsOf(room, now) > 0 && !current;
  const muted = isMuted(room, now);
  const meant = unread ? room.mentionCount : 0;
  const spoken = [
    room.name,
    room.realName,
    unread && `${room.unread} unread`,
    meant > 0 && countWords(meant, "mention"),
    muted && "muted",
    draft && "draft",
    words,
  ];

  return (
    <RoomLink
      className={unread ? "row unread" : "row"}
      href={`/rooms/${room.id}`}
      aria-current={current ? "page" : undefined}
      data-tip={room.realName ? `${room.realName}, ${words}` : words}
    >
      <Arch id={room.id} name={room.name} size={24} heat={heatOf(at, now, zone)} />
      {/* Said in one piece: a label on the link would differ from what is seen in it. */}
      <span className="vh">{spoken.filter(Boolean).join(", ")}</span>
      <span className="name clip" aria-hidden="true">
        <span className="clip">{room.name}</span>
        {room.lastMessage && <small className="clip">{lastWords(room.lastMessage)}</small>}
      </span>
      <Sign unread={unread} meant={meant} draft={draft && !current} muted={muted} />
    </RoomLink>
  );
});

/** "Ada: the last words"; a sentence about a person names that person already. */
function lastWords({ authorName, excerpt }: NonNullable<RoomView["lastMessage"]>): string {
  return excerpt.startsWith(authorName) ? excerpt : `${firstName(authorName)}: ${excerpt}`;
}

type SignProps = { unread: boolean; meant: number; draft: boolean; muted: boolean };

function Sign({ unread, meant, draft, muted }: SignProps) {
  if (meant > 0) {
    return (
      <span className="badge num" aria-hidden="true">
        {meant > 99 ? "99+" : meant}
      </span>
    );
  }
  if (unread) return <i className="dot" />;
  if (draft) return <Pencil className="size-4" />;
  return muted && <BellOff className="size-4" />;
}
