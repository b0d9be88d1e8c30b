"use client";

import { Compass, Plus, Search, Settings } from "lucide-react";
import { useRef, useState } from "react";
import { Avatar } from "@/components/ui/avatar";
import { Mark } from "@/components/ui/mark";
import { useDrafts, useMe, useRooms } from "@/lib/client/hooks";
import { useOwnPresence } from "@/lib/client/nearby-hooks";
import { BrandMenu } from "./brand-menu";
import { useDrawer } from "./drawer-state";
import { matchRooms } from "./match-rooms";
import { navigateTo } from "./navigate-to";
import { RoomItem } from "./room-item";
import { RoomLink } from "./room-link";
import { RoomSearch } from "./room-search";
import { RoomsFound } from "./rooms-found";
import { useDrawerGestures } from "./use-drawer-gestures";
import { rowsIn, walkRooms } from "./walk-rooms";

type Props = {
  hearthName: string;
  openRoomId: string | null;
  /** Asks for the list of keys. */
  onKeyboard: () => void;
};

/** The rooms beside the room: dark in both themes, a drawer on phones. */
export function Firebox({ hearthName, openRoomId, onKeyboard }: Props) {
  const me = useMe();
  const { rooms, stale, refresh } = useRooms();
  const drafts = useDrafts();
  const ownPresence = useOwnPresence();
  const drawer = useDrawer();
  const [query, setQuery] = useState("");
  const box = useRef<HTMLElement>(null);
  useDrawerGestures(box);
  const shown = matchRooms(rooms, query);

  return (
    <aside ref={box} id="firebox" className="firebox" aria-label={hearthName}>
      <div className="brand">
        <Mark />
        <b className="grow clip">{hearthName}</b>
        <BrandMenu onKeyboard={onKeyboard} />
      </div>
      <RoomSearch
        query={query}
        onChange={setQuery}
        onChoose={() => {
          const [first] = shown;
          if (!first) return;
          setQuery("");
          // What comes next is writing, and the composer takes the focus only from nothing.
          if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
          drawer.leaveTo(`/rooms/${first.id}`, navigateTo);
        }}
        onDown={() => rowsIn(box.current)[0]?.focus()}
      />
      <RoomsFound query={query} count={shown.length} />
      <a className="row search-link" href={searchPath(query)}>
        <Search />
        <span className="name clip">{searchWords(query)}</span>
      </a>
      <nav className="rooms" aria-label="Rooms">
        <h2>
          <span className="grow">Rooms</span>
          <RoomLink
            className="icon-btn"
            href="/rooms/browse"
            aria-label="Join a room"
            data-tip="Join a room"
          >
            <Compass />
          </RoomLink>
          <RoomLink
            className="icon-btn"
            href="/rooms/new"
            aria-label="New room"
            data-tip="New room"
          >
            <Plus />
          </RoomLink>
        </h2>
        {stale && (
          <p className="none" role="status">
            Could not refresh rooms.{" "}
            <button type="button" className="text-btn" onClick={refresh}>
              Retry
            </button>
          </p>
        )}
        {shown.length === 0 ? (
          <NoRooms query={query.trim()} />
        ) : (
          <ul onKeyDown={walkRooms}>
            {shown.map((room) => (
              <RoomItem
                key={room.id}
                room={room}
                current={room.id === openRoomId}
                draft={drafts.has(room.id)}
              />
            ))}
          </ul>
        )}
        {rooms.length === 0 && (
          <p className="start">
            <RoomLink className="btn primary" href="/rooms/new">
              New room
            </RoomLink>
            <RoomLink className="btn" href="/rooms/browse">
              Join a room
            </RoomLink>
          </p>
        )}
      </nav>
      <div className="me">
        <Avatar
          id={me.id}
          name={me.name}
          avatarUrl={me.avatarUrl}
          size={28}
          presence={ownPresence}
        />
        <span className="grow clip">
          {me.name}
          <span className="vh">, {ownPresence === "here" ? "here now" : "away"}</span>
        </span>
        <a className="icon-btn" href="/settings" aria-label="Settings" data-tip="Settings">
          <Settings />
        </a>
      </div>
    </aside>
  );
}

const searchPath = (query: string) =>
  query.trim() === "" ? "/search" : `/search?q=${encodeURIComponent(query.trim())}`;

const searchWords = (query: string) =>
  query.trim() === "" ? "Search messages" : `Search messages for “${query.trim()}”`;

function NoRooms({ query }: { query: string }) {
  if (!query) return <p className="none">No rooms yet</p>;
  return (
    <>
      <p className="none">No room of yours matches “{query}”.</p>
      <p className="elsewhere">
        <RoomLink className="btn" href={`/rooms/browse?q=${encodeURIComponent(query)}`}>
          Browse open rooms
        </RoomLink>
      </p>
    </>
  );
}
