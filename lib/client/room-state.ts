import type { RoomChanges } from "@/lib/contract/events";
import type { ChangesPage, MessagePage, MessageView } from "@/lib/contract/views";
import { type People, showUsers } from "./show-users";
import type { OutboxMessage } from "./types";

type Frame = Pick<RoomChanges, "after" | "rev" | "messages">;

/** What one room's messages look like from here: a window of them, and the clock it is true for. */
export type RoomState = {
  meId: string;
  /** False until a first page is here. */
  loaded: boolean;
  /** A window of the room, ascending by seq. Older ones exist if the first is not number 1. */
  messages: MessageView[];
  /** The window ends before the newest message. */
  moreAfter: boolean;
  /** Mine and not confirmed by anything in the window. */
  pending: OutboxMessage[];
  /** The room's clock up to which every change is in the window. */
  cursor: number;
  /** The highest clock heard of; beyond the cursor it means that something is missing. */
  known: number;
  /** Frames that begin beyond the cursor, waiting for stragglers or for a fetch. */
  held: Frame[];
};

export type RoomEvent =
  | ({ type: "changes" } & Frame)
  | { type: "fetched"; after: number; page: ChangesPage }
  | { type: "page"; page: MessagePage }
  | { type: "older"; before: number; page: MessagePage }
  | { type: "newer"; after: number; page: MessagePage }
  | { type: "trim"; from: number; to: number }
  | { type: "head"; rev: number }
  | { type: "sent"; message: MessageView }
  | { type: "outbox"; pending: OutboxMessage[] }
  | { type: "users"; people: People };

/** More held frames than this are cheaper to fetch than to keep. */
const mostHeld = 100;

export function emptyRoom(meId: string): RoomState {
  return {
    meId,
    loaded: false,
    messages: [],
    moreAfter: false,
    pending: [],
    cursor: 0,
    known: 0,
    held: [],
  };
}

/** Whether changes were missed: fetch from `cursor`, after a moment for stragglers. */
export function needsFetch(state: RoomState): boolean {
  return state.loaded && state.known > state.cursor;
}

export function hasOlder(state: RoomState): boolean {
  return (state.messages[0]?.seq ?? 1) > 1;
}

/**
 * The cursor rule: whatever order events come in, twice or not at all, a fetch from the cursor
 * ends in what a fresh load would show.
 */
export function reduceRoom(state: RoomState, event: RoomEvent): RoomState {
  switch (event.type) {
    case "changes":
      return receive(state, event);
    case "fetched":
      if (event.page.reset) return drain(startOver(state, event.page, event.page.rev));
      return receive(state, { after: event.after, ...event.page });
    case "page":
      return drain(startOver(state, event.page, Math.max(state.known, event.page.rev)));
    // An edge that is no longer the window's: it was replaced while the page was on its way.
    case "older":
      if (event.before !== state.messages[0]?.seq) return state;
      return extend(state, event.page, state.moreAfter);
    case "newer":
      if (!state.moreAfter || event.after !== state.messages.at(-1)?.seq) return state;
      return extend(state, event.page, event.page.moreAfter ?? event.page.more);
    case "trim":
      return trim(state, event);
    case "head":
      return event.rev > state.known ? { ...state, known: event.rev } : state;
    case "sent":
      return confirmSent(state, event.message);
    case "outbox":
      return confirm({ ...state, pending: event.pending }, state.messages);
    case "users":
      return showUsers(state, event.people);
  }
}

function receive(state: RoomState, frame: Frame): RoomState {
  if (state.loaded && frame.rev <= state.cursor) return confirm(state, frame.messages);
  if (!state.loaded || frame.after > state.cursor) return hold(state, frame);
  return drain(advance(state, frame));
}

function advance(state: RoomState, frame: Frame): RoomState {
  const applied = confirm({ ...state, messages: merge(state, frame.messages) }, frame.messages);
  return { ...applied, cursor: frame.rev, known: Math.max(state.known, frame.rev) };
}

function hold(state: RoomState, frame: Frame): RoomState {
  const held = state.held.length < mostHeld ? [...state.held, frame] : [];
  return { ...state, held, known: Math.max(state.known, frame.rev) };
}

/** Applies held frames that now connect, and forgets those the cursor has passed. */
function drain(state: RoomState): RoomState {
  let next = state;
  for (const frame of [...state.held].sort((a, b) => a.after - b.after)) {
    if (frame.after <= next.cursor && frame.rev > next.cursor) next = advance(next, frame);
  }
  const held = next.held.filter((frame) => frame.rev > next.cursor);
  return held.length === next.held.length ? next : { ...next, held };
}

/**
 * `known` may fall below what was heard before: a reset also answers a clock that went back
 * (a database restored from a backup), and then the old clock would ask for fetches for ever.
 */
function startOver(
  state: RoomState,
  page: { messages: MessageView[]; rev: number; moreAfter?: boolean },
  known: number,
): RoomState {
  const { messages, rev, moreAfter = false } = page;
  const heard = state.held.reduce((most, frame) => Math.max(most, frame.rev), known);
  const fresh = { ...state, loaded: true, messages, moreAfter, cursor: rev, known: heard };
  return confirm(fresh, messages);
}

/**
 * Joins a page to the window. A page read before changes that were passed over here, because they
 * lay outside the window, is stale: then the cursor goes back to the page's clock.
 */
function extend(state: RoomState, page: MessagePage, moreAfter: boolean): RoomState {
  const messages = union(state.messages, page.messages);
  const cursor = Math.min(state.cursor, page.rev);
  return drain(confirm({ ...state, messages, moreAfter, cursor }, page.messages));
}

/** Lets go of what lies outside; where the newest go, what changes there is passed over from now on. */
function trim(state: RoomState, { from, to }: { from: number; to: number }): RoomState {
  const messages = state.messages.filter(({ seq }) => seq >= from && seq <= to);
  if (messages.length === 0 || messages.length === state.messages.length) return state;
  const endsEarlier = messages.at(-1) !== state.messages.at(-1);
  return { ...state, messages, moreAfter: state.moreAfter || endsEarlier };
}

/** An acknowledgement may overtake the frame of the same message, or frames before it. */
function confirmSent(state: RoomState, message: MessageView): RoomState {
  if (!state.loaded) return confirm(state, [message]);
  const confirmed = confirm({ ...state, messages: merge(state, [message]) }, [message]);
  const known = Math.max(state.known, message.rev);
  const follows = message.rev === state.cursor + 1;
  return drain({ ...confirmed, known, cursor: follows ? message.rev : state.cursor });
}

function confirm(state: RoomState, messages: MessageView[]): RoomState {
  if (state.pending.length === 0) return state;
  const mine = new Set(
    messages.flatMap((message) =>
      message.author.id === state.meId && message.clientId ? [message.clientId] : [],
    ),
  );
  const pending = state.pending.filter((message) => !mine.has(message.clientId));
  return pending.length === state.pending.length ? state : { ...state, pending };
}

/** The window with those of `incoming` that belong in it. */
function merge(state: RoomState, incoming: MessageView[]): MessageView[] {
  const from = hasOlder(state) ? (state.messages[0]?.seq ?? 1) : 1;
  const to = state.moreAfter ? (state.messages.at(-1)?.seq ?? 0) : Number.POSITIVE_INFINITY;
  return union(
    state.messages,
    incoming.filter(({ seq }) => seq >= from && seq <= to),
  );
}

/** Both, by seq; of two copies the one with the later rev. The same array if nothing is news. */
function union(present: MessageView[], incoming: MessageView[]): MessageView[] {
  const bySeq = new Map(present.map((message) => [message.seq, message]));
  const news = incoming.filter(({ seq, rev }) => rev > (bySeq.get(seq)?.rev ?? -1));
  if (news.length === 0) return present;
  for (const message of news) bySeq.set(message.seq, message);
  return [...bySeq.values()].sort((a, b) => a.seq - b.seq);
}
