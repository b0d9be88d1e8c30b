"use client";

import { CalendarDays, Ellipsis, Pin, Users } from "lucide-react";
import { MenuButton } from "@/components/shell/menu-button";
import { RoomLink } from "@/components/shell/room-link";
import { Arch } from "@/components/ui/arch";
import { Avatar } from "@/components/ui/avatar";
import { IconButton } from "@/components/ui/icon-button";
import { seatsOf, seatWords } from "@/components/ui/seats";
import { useConnection, useMe } from "@/lib/client/hooks";
import { useNearby } from "@/lib/client/nearby-hooks";
import { countHere, facesHere } from "@/lib/client/nearby-state";
import type { RoomView } from "@/lib/contract/views";

type Props = {
  room: RoomView;
  details: boolean;
  /** Asks for the date to jump to. */
  onDate: () => void;
};

/** The room's name and topic, its members, and the way to its details. */
export function RoomHeader({ room, details, onDate }: Props) {
  const { state } = useConnection();
  const me = useMe();
  const nearby = useNearby(room.id);
  const here = nearby ? countHere(nearby) : 0;
  const faces = nearby ? facesHere(nearby, me.id) : [];
  const hereWords = here > 0 ? `${here.toLocaleString("en")} here now` : null;
  const seats = [seatWords(seatsOf(room)), hereWords].filter(Boolean).join(" · ");
  const settings = `/rooms/${room.id}/settings`;
  return (
    <header className="head">
      <MenuButton openRoomId={room.id} />
      <Arch id={room.id} name={room.name} size={32} />
      <div className="grow">
        <h1
          className="clip"
          title={state === "polling" ? `${room.name}. Updates every few seconds` : room.name}
        >
          {room.name}
        </h1>
        <p className="meta clip">{room.topic || seats}</p>
      </div>
      <div className="tools">
        <IconButton
          className="needs-script"
          label="Jump to a date"
          icon={CalendarDays}
          onClick={onDate}
        />
        <RoomLink
          className="icon-btn wide"
          href={`${settings}#pinned`}
          aria-label="Pinned messages"
          data-tip="Pinned messages"
        >
          <Pin />
        </RoomLink>
        <RoomLink className="members wide" href={`${settings}#members`} data-tip="Members">
          <span className="vh">
            {[`Members, ${room.memberCount} of ${room.memberLimit} seats`, hereWords]
              .filter(Boolean)
              .join(", ")}
          </span>
          {faces.length === 0 && <Users />}
          {faces.length > 0 && (
            <span className="faces">
              {faces.map((user) => (
                <Avatar key={user.id} {...user} size={24} presence="here" />
              ))}
            </span>
          )}
          <span className="num" aria-hidden="true">
            {room.memberCount}
          </span>
        </RoomLink>
        <RoomLink
          className="icon-btn"
          href={details ? `/rooms/${room.id}` : settings}
          aria-label="Room settings"
          aria-expanded={details}
          data-tip="Room settings"
        >
          <Ellipsis />
        </RoomLink>
      </div>
    </header>
  );
}
