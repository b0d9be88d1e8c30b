import type { Typing } from "@/lib/contract/events";
import type { MessageView, MeView, ReadView, RoomView, UserView } from "@/lib/contract/views";
import { isNewsOf } from "./list-news";
import type { Nearby } from "./nearby-state";
import type { Wish } from "./reacting";
import { emptyRoom, type RoomEvent, type RoomState, reduceRoom } from "./room-state";
import { putRoom, sortRooms, tellMessages, tellRead } from "./rooms-state";
import type { Connection, Deletions, Gone, MarkedRead, OutboxMessage, Seed } from "./types";

/** A visited room: kept in memory for the life of the page. */
export type Visit = {
  timeline: RoomState;
  loadingOlder: boolean;
  olderFailed: boolean;
  openFailed: boolean;
  firstUnreadSeq: number | null;
  /** When that one was written, known from when it was loaded until the line is another. */
  unreadSince: { seq: number; at: string } | null;
  marked: { seq: number } | null;
  pinNews: number;
  fileNews: number;
  /** I marked it unread while it is open: seeing its end reads nothing for now. */
  keptUnread: boolean;
  linkNews: number;
  /** The room as it last was, once it is no longer in the list. */
  gone: { how: Exclude<Gone, null>; room: RoomView } | null;
};

export type HearthState = {
  meId: string;
  me: MeView;
  /** By name. */
  rooms: RoomView[];
  roomsStale: boolean;
  visits: Readonly<Record<string, Visit>>;
  /** The room on screen. */
  openId: string | null;
  connection: Connection;
  outbox: OutboxMessage[];
  deletions: Deletions;
  markedRead: MarkedRead | null;
  /** By message and emoji. */
  wishes: ReadonlyMap<string, Wish>;
  /** The room that a wait has just ended for, until that is seen. */
  seatedIn: string | null;
  /** Who is near, of rooms that were on screen. */
  nearby: Readonly<Record<string, Nearby>>;
  /** Who types in the room on screen. */
  typing: readonly Typing[];
  /** Nothing was done in this page for minutes. */
  away: boolean;
};

/** What server and browser both start from: with a seed, its room is loaded and on screen. */
export function startState(
  me: MeView,
  rooms: RoomView[],
  live: boolean,
  seed: Seed | null,
): HearthState {
  const state: HearthState = {
    meId: me.id,
    me,
    rooms: sortRooms(rooms),
    roomsStale: false,
    visits: {},
    openId: null,
    connection: { state: live ? "connecting" : "polling", sinceMs: 0, missed: 0 },
    outbox: [],
    deletions: { tombstones: new Map(), undoable: null, failure: null },
    markedRead: null,
    wishes: new Map(),
    seatedIn: null,
    nearby: {},
    typing: [],
    away: false,
  };
  if (!seed?.room || !seed.page) return seed ? seedState(state, seed) : state;
  const { id } = seed.room;
  const seeded = seedState({ ...state, openId: id }, seed);
  const marked = seed.markedSeq ? { seq: seed.markedSeq } : null;
  return changeVisit(seeded, id, { firstUnreadSeq: firstUnread(seeded, id), marked });
}

/** What a page was rendered with: its room in the list, its messages if they are news. */
export function seedState(state: HearthState, { room, page }: Seed): HearthState {
  if (!room) return state;
  const listed = { ...state, rooms: putRoom(state.rooms, room) };
  if (!page) return listed;
  const known = listed.visits[room.id]?.timeline;
  // A page out of the router's cache may be older than what is here.
  if (known?.loaded && known.cursor >= page.rev) return listed;
  return tellRoom(listed, room.id, { type: "page", page });
}

/** Runs an event through a room's reducer; the room counts as visited from then on. */
export function tellRoom(state: HearthState, roomId: string, event: RoomEvent): HearthState {
  const visit = state.visits[roomId] ?? newVisit(state, roomId);
  const timeline = reduceRoom(visit.timeline, event);
  if (timeline === visit.timeline && state.visits[roomId]) return state;
  return withVisit(state, roomId, { ...visit, timeline });
}

/** People have these names and pictures now: on every message that is here, and mine in the frame. */
export function tellUsers(state: HearthState, users: readonly UserView[]): HearthState {
  const people = new Map(users.map((user) => [user.id, user]));
  const { name, avatarUrl } = people.get(state.meId) ?? state.me;
  const isSame = name === state.me.name && avatarUrl === state.me.avatarUrl;
  let next = isSame ? state : { ...state, me: { ...state.me, name, avatarUrl } };
  for (const roomId of Object.keys(state.visits)) {
    next = tellRoom(next, roomId, { type: "users", people });
  }
  return next;
}

/** Everything that arrives with messages in it: the list's counts and, if visited, the timeline. */
export function tellArrival(
  state: HearthState,
  roomId: string,
  event: RoomEvent,
  arrived: { rev: number; messages: MessageView[] },
): HearthState {
  const visit = state.visits[roomId];
  const told = visit ? tellRoom(state, roomId, event) : state;
  const { messages: window = [], held = [] } = told.visits[roomId]?.timeline ?? {};
  const known = [window, ...held.map((frame) => frame.messages)];
  const messages = arrived.messages.filter(
    (message) => !known.some((some) => isOutdated(message, some)),
  );
  const counted = changeRoom(told, roomId, (room) =>
    tellMessages(room, { ...arrived, messages }, state.meId),
  );
  const lastSeq = state.rooms.find(({ id }) => id === roomId)?.lastSeq ?? 0;
  if (!visit) return counted;
  const { pinNews, fileNews, timeline } = visit;
  const [pins, files] = (["pins", "files"] as const).map((list) =>
    isNewsOf(list, event, timeline.messages, lastSeq),
  );
  if (!pins && !files) return counted;
  const news = { pinNews: pinNews + Number(pins), fileNews: fileNews + Number(files) };
  return changeVisit(counted, roomId, news);
}

/** What was read before a change may come after it. */
function isOutdated({ seq, rev }: MessageView, all: readonly MessageView[]): boolean {
  return all.some((known) => known.seq === seq && known.rev > rev);
}

/**
 * My read marker moved. Where I put it back in the room on screen, the unread line is drawn there,
 * and what is on screen does not count as read again before I come back.
 */
export function tellReadMark(state: HearthState, { roomId, ...mark }: ReadView): HearthState {
  const before = state.rooms.find(({ id }) => id === roomId);
  const told = changeRoom(state, roomId, (room) => tellRead(room, mark));
  if (!before || mark.turn <= before.readTurn || state.openId !== roomId) return told;
  return changeVisit(told, roomId, { keptUnread: true, firstUnreadSeq: mark.seq + 1 });
}

/** The ways into this room, if it was visited, may be others now. */
export function tellLinkNews(state: HearthState, roomId: string | null): HearthState {
  const visit = roomId === null ? undefined : state.visits[roomId];
  if (!roomId || !visit) return state;
  return changeVisit(state, roomId, { linkNews: visit.linkNews + 1 });
}

export function changeRoom(
  state: HearthState,
  roomId: string,
  change: (room: RoomView) => RoomView,
): HearthState {
  const room = state.rooms.find(({ id }) => id === roomId);
  if (!room) return state;
  const changed = change(room);
  if (changed === room) return state;
  return { ...state, rooms: state.rooms.map((other) => (other === room ? changed : other)) };
}

export function changeVisit(
  state: HearthState,
  roomId: string,
  change: Partial<Visit>,
): HearthState {
  return withVisit(state, roomId, {
    ...(state.visits[roomId] ?? newVisit(state, roomId)),
    ...change,
  });
}

/** The list without this room. If it was visited, it stays readable and says how it went. */
export function loseRoom(
  state: HearthState,
  roomId: string,
  how: Exclude<Gone, null>,
): HearthState {
  const room = state.rooms.find(({ id }) => id === roomId);
  if (!room) return state;
  const rooms = state.rooms.filter((other) => other !== room);
  const visit = state.visits[roomId];
  if (!visit) return { ...state, rooms };
  return withVisit({ ...state, rooms }, roomId, { ...visit, gone: { how, room } });
}

/** Fixes the line between read and unread for this visit; null if all is read. */
export function firstUnread(state: HearthState, roomId: string): number | null {
  const room = state.rooms.find(({ id }) => id === roomId);
  return room && room.unread > 0 ? room.readSeq + 1 : null;
}

/** Puts the queue where it is shown; rooms that were not visited get theirs with the visit. */
export function showOutbox(state: HearthState, outbox: OutboxMessage[]): HearthState {
  let next: HearthState = { ...state, outbox };
  for (const [roomId, visit] of Object.entries(state.visits)) {
    const pending = pendingOf(outbox, roomId);
    if (pending.length === 0 && visit.timeline.pending.length === 0) continue;
    next = tellRoom(next, roomId, { type: "outbox", pending });
  }
  return next;
}

function pendingOf(outbox: OutboxMessage[], roomId: string): OutboxMessage[] {
  return outbox.filter((message) => message.roomId === roomId);
}

function newVisit(state: HearthState, roomId: string): Visit {
  return {
    timeline: { ...emptyRoom(state.meId), pending: pendingOf(state.outbox, roomId) },
    loadingOlder: false,
    olderFailed: false,
    openFailed: false,
    firstUnreadSeq: null,
    unreadSince: null,
    marked: null,
    pinNews: 0,
    fileNews: 0,
    keptUnread: false,
    linkNews: 0,
    gone: null,
  };
}

function withVisit(state: HearthState, roomId: string, visit: Visit): HearthState {
  return { ...state, visits: { ...state.visits, [roomId]: withUnreadSince(visit) } };
}

function withUnreadSince(visit: Visit): Visit {
  const { firstUnreadSeq, unreadSince, timeline } = visit;
  if (unreadSince && unreadSince.seq === firstUnreadSeq) return visit;
  const first = timeline.messages.find(({ seq }) => seq === firstUnreadSeq);
  if (!first) return unreadSince ? { ...visit, unreadSince: null } : visit;
  return { ...visit, unreadSince: { seq: first.seq, at: first.createdAt } };
}
