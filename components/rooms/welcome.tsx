"use client";

import { Plus } from "lucide-react";
import { navigateTo } from "@/components/shell/navigate-to";
import { RoomLink } from "@/components/shell/room-link";
import { useActions, useRooms } from "@/lib/client/hooks";
import { OpenRoomList, type OpenRoomsSeed } from "./open-room-list";
import { useFetched } from "./use-fetched";

/** Nobody has said anything yet: ways to a first room. */
export function Welcome({ openRooms }: { openRooms: OpenRoomsSeed | null }) {
  const { rooms } = useRooms();
  const { listOpenRooms } = useActions();
  const open = useFetched(() => listOpenRooms({}), "welcome", openRooms);
  // With rooms, the address is about to become the last one's.
  if (rooms.length > 0) return null;

  return (
    <div className="middle">
      <div className="calm broad">
        <span className="hollow" aria-hidden="true" />
        <h1 className="display">It is quiet here</h1>
        <p className="soft">Make a room, or join one with a link or code.</p>
        <p className="actions">
          <RoomLink className="btn primary" href="/rooms/new">
            <Plus />
            New room
          </RoomLink>
          <RoomLink className="btn" href="/rooms/browse">
            Join a room
          </RoomLink>
        </p>
        {open.data && open.data.rooms.length > 0 && (
          <section className="open-rooms">
            <h2>Open rooms on this Hearth</h2>
            <OpenRoomList rooms={open.data.rooms} onJoined={(id) => navigateTo(`/rooms/${id}`)} />
          </section>
        )}
      </div>
    </div>
  );
}
