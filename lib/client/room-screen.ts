import type { MessageView, RoomView } from "@/lib/contract/views";
import type { HearthState, Visit } from "./hearth-state";
import { emptyRoom, hasOlder } from "./room-state";
import type { RoomScreen } from "./types";

/** What stands for messages that I deleted, until the server says the same. */
type Tombstones = ReadonlyMap<string, MessageView>;

/** A room as components see it; null if it is neither mine nor one that I just lost. */
export function roomScreen(
  room: RoomView | undefined,
  visit: Visit | undefined,
  tombstones: Tombstones,
): RoomScreen | null {
  const shown = room ?? visit?.gone?.room;
  if (!shown) return null;
  const timeline = visit?.timeline ?? emptyRoom("");
  const firstUnreadSeq = visit?.firstUnreadSeq ?? null;
  const unread = timeline.messages.find(({ seq }) => seq === firstUnreadSeq);
  return {
    room: shown,
    messages: withTombstones(timeline.messages, tombstones),
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
    marked: visit?.marked ?? null,
    pinNews: visit?.pinNews ?? 0,
  };
}

function withTombstones(messages: MessageView[], tombstones: Tombstones): MessageView[] {
  if (!messages.some(({ id }) => tombstones.has(id))) return messages;
  return messages.map((message) => tombstones.get(message.id) ?? message);
}

/** The same screen for the same room, visit and deletions, as React's external stores need it. */
export function rememberScreens() {
  type Known = { room: unknown; visit: unknown; tombstones: unknown; screen: RoomScreen | null };
  const known = new Map<string, Known>();
  return (state: HearthState, roomId: string): RoomScreen | null => {
    const room = state.rooms.find(({ id }) => id === roomId);
    const visit = state.visits[roomId];
    const last = known.get(roomId);
    const { tombstones } = state.deletions;
    if (last && last.room === room && last.visit === visit && last.tombstones === tombstones) {
      return last.screen;
    }
    const screen = roomScreen(room, visit, tombstones);
    known.set(roomId, { room, visit, tombstones, screen });
    return screen;
  };
}
