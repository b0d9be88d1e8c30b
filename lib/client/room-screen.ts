import type { RoomView } from "@/lib/contract/views";
import type { HearthState, Visit } from "./hearth-state";
import { emptyRoom, hasOlder } from "./room-state";
import type { RoomScreen } from "./types";

/** A room as components see it; null if it is neither mine nor one that I just lost. */
export function roomScreen(
  room: RoomView | undefined,
  visit: Visit | undefined,
): RoomScreen | null {
  const shown = room ?? visit?.gone?.room;
  if (!shown) return null;
  const timeline = visit?.timeline ?? emptyRoom("");
  const firstUnreadSeq = visit?.firstUnreadSeq ?? null;
  const unread = timeline.messages.find(({ seq }) => seq === firstUnreadSeq);
  return {
    room: shown,
    messages: timeline.messages,
    pending: timeline.pending,
    moreBefore: hasOlder(timeline),
    moreAfter: timeline.moreAfter,
    loadingOlder: visit?.loadingOlder ?? false,
    olderFailed: visit?.olderFailed ?? false,
    openFailed: visit?.openFailed ?? false,
    loaded: timeline.loaded,
    gone: room ? null : (visit?.gone?.how ?? null),
    firstUnreadSeq,
    unreadSince: unread?.createdAt ?? null,
  };
}

/** The same screen for the same room and visit, as React's external stores need it. */
export function rememberScreens() {
  type Known = { room: unknown; visit: unknown; screen: RoomScreen | null };
  const known = new Map<string, Known>();
  return (state: HearthState, roomId: string): RoomScreen | null => {
    const room = state.rooms.find(({ id }) => id === roomId);
    const visit = state.visits[roomId];
    const last = known.get(roomId);
    if (last && last.room === room && last.visit === visit) return last.screen;
    const screen = roomScreen(room, visit);
    known.set(roomId, { room, visit, screen });
    return screen;
  };
}
