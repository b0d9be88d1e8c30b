"use client";

import { useState } from "react";
import { useFormActions } from "@/components/shell/form-actions";
import { RoomLink } from "@/components/shell/room-link";
import { VerifyFirst } from "@/components/shell/verify-first";
import { Arch } from "@/components/ui/arch";
import { Button } from "@/components/ui/button";
import { SeatDots, seatsOf, seatWords } from "@/components/ui/seats";
import { waitWords } from "@/components/ui/wait-words";
import { useActions, useRooms } from "@/lib/client/hooks";
import type { OpenRoomView } from "@/lib/contract/views";
import { useRequestForm } from "./request-form";
import { WaitForm } from "./wait-form";

export type OpenRoomsPage = { rooms: OpenRoomView[]; next: string | null };

/** The page that the server wrote into the HTML, and the name it was looked up for. */
export type OpenRoomsSeed = OpenRoomsPage & { q: string };

type Props = { rooms: OpenRoomView[]; onJoined: (roomId: string) => void };

/** Rooms that one may simply enter, each with its seats and a way in. */
export function OpenRoomList({ rooms, onJoined }: Props) {
  const { mustVerify } = useFormActions();
  return (
    <>
      {mustVerify && rooms.length > 0 && <VerifyFirst to="join rooms" />}
      <ul>
        {rooms.map((room) => (
          <OpenRoom key={room.id} room={room} onJoined={onJoined} />
        ))}
      </ul>
    </>
  );
}

function OpenRoom({ room, onJoined }: { room: OpenRoomView; onJoined: (roomId: string) => void }) {
  const { actions, mustVerify } = useFormActions();
  const { joinRoom } = useActions();
  const { form, error, code, busy } = useRequestForm({
    action: actions.joinRoom,
    request: () => joinRoom(room.id),
    onDone: ({ id }) => onJoined(id),
  });
  const { rooms } = useRooms();
  const [newPlace, setNewPlace] = useState<number | null>();
  const place = newPlace === undefined ? room.place : newPlace;
  const mine = rooms.some(({ id }) => id === room.id);
  const full = room.memberCount >= room.memberLimit || code === "room_full" || place !== null;
  const seats = seatsOf(room);

  return (
    <li>
      <Arch id={room.id} name={room.name} size={32} />
      <div className="grow">
        <b className="clip">{room.name}</b>
        {error ? (
          <p className="small bad" role="alert">
            {error}
          </p>
        ) : (
          room.topic && place === null && <p className="small soft clip">{room.topic}</p>
        )}
        <p className="small soft" role="status">
          {!mine && place !== null && waitWords(place)}
        </p>
      </div>
      <span className="left">
        <SeatDots {...seats} />
        {full && seats.taken < seats.limit ? "Full" : seatWords(seats)}
      </span>
      {mine ? (
        <RoomLink className="btn sm" href={`/rooms/${room.id}`} aria-label={`Open ${room.name}`}>
          Open
        </RoomLink>
      ) : mustVerify ? null : full ? (
        <WaitForm room={room} place={place} onPlace={setNewPlace} onJoined={onJoined} />
      ) : (
        <form {...form}>
          <input type="hidden" name="roomId" value={room.id} />
          <Button size="small" type="submit" busy={busy} aria-label={`Join ${room.name}`}>
            Join
          </Button>
        </form>
      )}
    </li>
  );
}
