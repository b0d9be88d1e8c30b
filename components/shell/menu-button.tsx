"use client";

import { Menu } from "lucide-react";
import { useRooms } from "@/lib/client/hooks";
import { callsOf } from "@/lib/contract/attention";
import { useDrawer } from "./drawer-state";
import { useNow } from "./reader-time";

/** Opens the rooms on phones and tells whether other rooms have something new. */
export function MenuButton({ openRoomId }: { openRoomId?: string }) {
  const drawer = useDrawer();
  const { rooms } = useRooms();
  const now = useNow();
  const unread = rooms.filter((room) => callsOf(room, now) > 0 && room.id !== openRoomId).length;
  // A link to the rooms, so that they open without scripts too (`:target`).
  return (
    // biome-ignore lint/a11y/useValidAnchor: it leads to the rooms
    <a
      className="icon-btn menu-btn"
      href="#firebox"
      role="button"
      data-unread={unread > 0 || undefined}
      onClick={(event) => {
        event.preventDefault();
        drawer.open(event.currentTarget);
      }}
      onKeyDown={(event) => {
        if (event.key !== " ") return;
        event.preventDefault();
        drawer.open(event.currentTarget);
      }}
    >
      <Menu />
      <span className="vh">
        Rooms{unread > 0 && `, ${unread} unread ${unread === 1 ? "room" : "rooms"}`}
      </span>
    </a>
  );
}
