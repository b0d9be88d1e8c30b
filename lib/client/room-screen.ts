import type { MessageView, RoomView, UserView } from "@/lib/contract/views";
import type { HearthState, Visit } from "./hearth-state";
import { type Wish, withWishes } from "./reacting";
import { emptyRoom, hasOlder } from "./room-state";
import type { RoomScreen } from "./types";

/** What I did that the server has not confirmed. */
type Ahead = {
  /** What stands for messages that I deleted. */
  tombstones: ReadonlyMap<string, MessageView>;
  /** My reactions. */
  wishes: ReadonlyMap<string, Wish>;
  me: UserView;
};

/** A room as components see it; null if it is neither mine nor one that I just lost. */
export function roomScreen(
  room: RoomView | undefined,
  visit: Visit | undefined,
  ahead: Ahead,
): RoomScreen | null {
  const shown = room ?? visit?.gone?.room;
  if (!shown) return null;
  const timeline = visit?.timeline ?? emptyRoom("");
  const firstUnreadSeq = visit?.firstUnreadSeq ?? null;
  return {
    room: shown,
    messages: withWishes(withTombstones(timeline.messages, ahead), ahead.wishes, ahead.me),
    pending: timeline.pending,
    moreBefore: hasOlder(timeline),
    moreAfter: timeline.moreAfter,
    loadingOlder: visit?.loadingOlder ?? false,
    olderFailed: visit?.olderFailed ?? false,
    openFailed: visit?.openFailed ?? false,
    loaded: timeline.loaded,
    gone: room ? null : (visit?.gone?.how ?? null),
    firstUnreadSeq,
    unreadSince: visit?.unreadSince?.at ?? null,
    marked: visit?.marked ?? null,
    pinNews: visit?.pinNews ?? 0,
    fileNews: visit?.fileNews ?? 0,
    linkNews: visit?.linkNews ?? 0,
  };
}

function withTombstones(messages: MessageView[], { tombstones }: Ahead): MessageView[] {
  if (!messages.some(({ id }) => tombstones.has(id))) return messages;
  return messages.map((message) => tombstones.get(message.id) ?? message);
}

/** The same screen as long as nothing that it is made of changes, as React's external stores need it. */
export function rememberScreens() {
  const known = new Map<string, { parts: unknown[]; screen: RoomScreen | null }>();
  return (state: HearthState, roomId: string): RoomScreen | null => {
    const room = state.rooms.find(({ id }) => id === roomId);
    const visit = state.visits[roomId];
    const { me, wishes, deletions } = state;
    const { tombstones } = deletions;
    const parts = [room, visit, tombstones, wishes, me];
    const last = known.get(roomId);
    if (last?.parts.every((part, index) => part === parts[index])) return last.screen;
    const screen = roomScreen(room, visit, { tombstones, wishes, me });
    known.set(roomId, { parts, screen });
    return screen;
  };
}
