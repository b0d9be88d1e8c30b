"use client";

import { useSearchParams } from "next/navigation";
import { useDeferredValue, useEffect, useRef, useState } from "react";
import { replaceWith } from "@/components/shell/navigate-to";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { useRooms } from "@/lib/client/hooks";
import { codeIn } from "./code-in";
import { FoundRoom } from "./found-room";
import { NoRoomFound } from "./no-room-found";
import { OpenRoomList, type OpenRoomsSeed } from "./open-room-list";
import { RoomOverlay } from "./room-overlay";
import { useOpenRooms } from "./use-open-rooms";
import { usePreview } from "./use-preview";

type Props = { overlay: boolean; seed: OpenRoomsSeed | null };

const enter = (roomId: string) => replaceWith(`/rooms/${roomId}`);

/** Joins a room by its name, a short code, or an invitation's link; a code goes on by itself. */
export function Browse(props: Props) {
  const asked = useSearchParams().get("q") ?? "";
  return <BrowseFor key={asked} asked={asked} {...props} />;
}

function BrowseFor({ asked, overlay, seed }: Props & { asked: string }) {
  const [query, setQuery] = useState(asked);
  const { page, failed, more, again } = useOpenRooms(useDeferredValue(query).trim(), seed);
  const code = codeIn(query);
  const { room: found, failure, again: askAgain } = usePreview(code);
  const { rooms } = useRooms();
  const joining = useRef<HTMLFormElement>(null);
  const foundId = found?.id;
  const isMine = rooms.some(({ id }) => id === foundId);

  useEffect(() => {
    if (foundId && isMine) enter(foundId);
  }, [foundId, isMine]);

  return (
    <RoomOverlay title="Join a room" overlay={overlay} tab="join">
      <form
        className="join-field"
        action="/rooms/browse"
        role="search"
        aria-label="Rooms to join"
        onSubmit={(event) => {
          event.preventDefault();
          if (failure?.code === "internal") askAgain();
          joining.current?.requestSubmit();
        }}
      >
        <Field
          label="Name, code or link"
          name="q"
          autoComplete="off"
          autoFocus
          defaultValue={asked}
          onInput={(event) => setQuery(event.currentTarget.value)}
          error={failure?.message}
          after={
            <Button kind="quiet" size="small" type="submit">
              Find
            </Button>
          }
        />
        {/* What stands under the field is not said aloud by itself. */}
        <p className="vh" role="alert">
          {failure?.message}
        </p>
      </form>
      {code && found && !isMine && (
        <FoundRoom key={code} code={code} room={found} form={joining} onJoined={enter} />
      )}
      {/* A long name of one word may look like a code. */}
      {(!code || (page !== null && page.rooms.length > 0)) && (
        <section className="open-rooms" aria-busy={page === null && !failed}>
          <h2>Open rooms on this Hearth</h2>
          {failed && (
            <p className="none-found" role="alert">
              Could not look for rooms.{" "}
              <button type="button" className="text-btn" onClick={again}>
                Retry
              </button>
            </p>
          )}
          {page && page.rooms.length > 0 && <OpenRoomList rooms={page.rooms} onJoined={enter} />}
          {page && page.rooms.length === 0 && <NoRoomFound query={query.trim()} />}
          {page?.next && (
            <Button size="small" className="needs-script" onClick={more}>
              More rooms
            </Button>
          )}
        </section>
      )}
    </RoomOverlay>
  );
}
