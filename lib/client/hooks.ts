"use client";

import { useCallback, useEffect, useSyncExternalStore } from "react";
import { callsOf } from "@/lib/contract/attention";
import type { MeView, RoomView } from "@/lib/contract/views";
import { useHearth } from "./context";
import type { HearthState } from "./hearth-state";
import type { Actions, Connection, Deletions, MarkedRead, RoomScreen } from "./types";

/** What `read` gives must keep its identity while nothing changed. */
export function useHearthState<T>(read: (state: HearthState) => T): T {
  const { store } = useHearth();
  const snapshot = () => read(store.get());
  return useSyncExternalStore(store.subscribe, snapshot, snapshot);
}

export function useMe(): MeView {
  return useHearthState((state) => state.me);
}

/** My rooms by name; `stale` when the last try to refresh them failed. */
export function useRooms(): { rooms: RoomView[]; stale: boolean; refresh(): void } {
  const hearth = useHearth();
  const rooms = useHearthState((state) => state.rooms);
  const stale = useHearthState((state) => state.roomsStale);
  return { rooms, stale, refresh: hearth.refreshRooms };
}

/** A room of mine, visited or not; null for any other id. */
export function useRoom(roomId: string): RoomScreen | null {
  const { screen } = useHearth();
  return useHearthState((state) => screen(state, roomId));
}

export function useConnection(): Connection {
  return useHearthState((state) => state.connection);
}

/** What I deleted and can still have back, or could not delete. */
export function useDeletions(): Deletions {
  return useHearthState((state) => state.deletions);
}

/** What was marked as read all at once and can still be had back. */
export function useMarkedRead(): MarkedRead | null {
  return useHearthState((state) => state.markedRead);
}

/** The room that a wait of mine has just ended for. */
export function useSeatedIn(): RoomView | null {
  return useHearthState(({ rooms, seatedIn }) => rooms.find(({ id }) => id === seatedIn) ?? null);
}

/** The text being written in a room, kept on this device and in step with other tabs. */
export function useDraft(roomId: string): [string, (text: string) => void] {
  const { drafts } = useHearth();
  const text = useSyncExternalStore(
    drafts.subscribe,
    () => drafts.read(roomId),
    () => "",
  );
  const write = useCallback((next: string) => drafts.write(roomId, next), [drafts, roomId]);
  return [text, write];
}

const none: ReadonlySet<string> = new Set();

/** Ids of the rooms with a draft. */
export function useDrafts(): ReadonlySet<string> {
  const { drafts } = useHearth();
  return useSyncExternalStore(drafts.subscribe, drafts.rooms, () => none);
}

/** The same object for the life of the page. */
export function useActions(): Actions {
  return useHearth().actions;
}

/** Sets the tab's title, what calls me in all rooms first: "(2) Kitchen · Hearth". */
export function useTitle(title: string): void {
  const unread = useHearthState(countCalls);
  useEffect(() => {
    const count = unread > 99 ? "99+" : unread;
    const text = unread > 0 ? `(${count}) ${title}` : title;
    const write = () => {
      if (document.title !== text) document.title = text;
    };
    write();
    // Next streams the page's own title, which on a slow device comes after this one.
    const observer = new MutationObserver(write);
    observer.observe(document.head, { childList: true, subtree: true, characterData: true });
    return () => observer.disconnect();
  }, [title, unread]);
}

function countCalls({ rooms }: HearthState): number {
  const now = Date.now();
  return rooms.reduce((sum, room) => sum + callsOf(room, now), 0);
}
