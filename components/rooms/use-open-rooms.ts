import { useEffect, useState } from "react";
import { useActions } from "@/lib/client/hooks";
import type { OpenRoomsPage, OpenRoomsSeed } from "./open-room-list";
import { pauseMs } from "./typing-pause";

/** Open rooms whose name fits what is typed; the last answer stays until the next one is there. */
export function useOpenRooms(query: string, seed: OpenRoomsSeed | null) {
  const { listOpenRooms } = useActions();
  const fits = seed?.q === query ? seed : null;
  const [page, setPage] = useState<OpenRoomsPage | null>(fits);
  const [shownFor, setShownFor] = useState(fits?.q ?? null);
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
