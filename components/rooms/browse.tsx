"use client";

import { useSearchParams } from "next/navigation";
import { useDeferredValue, useEffect, useState } from "react";
import { replaceWith } from "@/components/shell/navigate-to";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { useActions } from "@/lib/client/hooks";
import { codeIn } from "./code-in";
import { OpenRoomList, type OpenRoomsPage } from "./open-room-list";
import { RoomOverlay } from "./room-overlay";

type Props = { overlay: boolean; seed: OpenRoomsPage | null };

/** How long typing has to pause before open rooms are looked up, in ms. */
const pauseMs = 150;

/** Joins a room by its name, an invitation's code, or its link. */
export function Browse({ overlay, seed }: Props) {
  const asked = useSearchParams().get("q") ?? "";
  const [query, setQuery] = useState(asked);
  const { page, failed, more, again } = useOpenRooms(useDeferredValue(query).trim(), asked, seed);
  const code = codeIn(query);

  return (
    <RoomOverlay title="Join a room" overlay={overlay} tab="join">
      <form
        className="join-field"
        action="/rooms/browse"
        role="search"
        aria-label="Rooms to join"
        onSubmit={(event) => {
          event.preventDefault();
          if (code) window.location.assign(`/join/${encodeURIComponent(code)}`);
        }}
      >
        <Field
          label="Name, code or link"
          name="q"
          autoComplete="off"
          autoFocus
          defaultValue={asked}
          onInput={(event) => setQuery(event.currentTarget.value)}
          hint={code && "That is an invitation."}
          after={
            <Button kind={code ? "primary" : "quiet"} size="small" type="submit">
              {code ? "Open invitation" : "Find"}
            </Button>
          }
        />
      </form>
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
        {page && page.rooms.length > 0 && (
          <OpenRoomList rooms={page.rooms} onJoined={(id) => replaceWith(`/rooms/${id}`)} />
        )}
        {page && page.rooms.length === 0 && (
          <p className="none-found" role="status">
            {query.trim()
              ? "No open room or invitation matches that. Check it and try again."
              : "There is no open room you are not in."}
          </p>
        )}
        {page?.next && (
          <Button size="small" className="needs-script" onClick={more}>
            More rooms
          </Button>
        )}
      </section>
    </RoomOverlay>
  );
}

/** Open rooms whose name fits what is typed; the last answer stays until the next one is there. */
function useOpenRooms(query: string, seedQuery: string, seed: OpenRoomsPage | null) {
  const { listOpenRooms } = useActions();
  const [page, setPage] = useState(seed);
  const [shownFor, setShownFor] = useState(seed ? seedQuery.trim() : null);
  const [failed, setFailed] = useState(false);
  const [attempt, setAttempt] = useState(0);

  useEffect(() => {
    if (query === shownFor && attempt === 0) return;
    let current = true;
    const timer = setTimeout(async () => {
      const answer = await listOpenRooms({ q: query });
      if (!current) return;
      setFailed(!answer.ok);
      if (answer.ok) setPage(answer.data);
      setShownFor(query);
      setAttempt(0);
    }, pauseMs);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [query, shownFor, attempt, listOpenRooms]);

  const more = async () => {
    if (!page?.next) return;
    const answer = await listOpenRooms({ q: query, after: page.next });
    setFailed(!answer.ok);
    if (answer.ok) setPage({ ...answer.data, rooms: [...page.rooms, ...answer.data.rooms] });
  };
  return { page, failed, more: () => void more(), again: () => setAttempt((n) => n + 1) };
}
