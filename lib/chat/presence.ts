import { randomUUID } from "node:crypto";
import { ownPresence } from "@/lib/contract/presence";
import type { PresenceView, RoomPresence } from "@/lib/contract/views";
import { db, transact } from "@/lib/db";
import { log } from "@/lib/log";
import { once } from "@/lib/once";
import { type Actor, type PersonActor, requirePerson } from "./actor";
import { onAnnouncement } from "./announcements";
import { parse } from "./parse";
import { type NodeNews, PresenceBook } from "./presence-book";
import { requireMember } from "./room-access";
import { publicUser, userView } from "./views";

const turnMs = 1_000;
/** So that little is lost of when people were last seen where a process is killed. */
const writeEveryTurns = 300;
/** A crowd that comes back at once asks for the same room. */
const rememberMs = 1_000;
const idsAtOnce = 500;
const mostFaces = 4;

/** What one process knows of who is near, and whom it tells. */
type Presence = {
  book: PresenceBook;
  rooms: Map<string, Promise<RoomPresence>>;
  /** Hung in by the gateway, where there is one. */
  ears?: PresenceEars;
  timer: NodeJS.Timeout;
  turns: number;
  busy: boolean;
};

export type PresenceEars = {
  /** Whether other nodes can be heard at present. */
  canHear(): boolean;
  tellNodes(news: NodeNews): void;
  tellPeople(userIds: string[]): Promise<void>;
};

/** The one of this process; it begins to turn when it is first asked for. */
export function presence(): Presence {
  return once("presence", () => {
    const made: Presence = {
      book: new PresenceBook(randomUUID()),
      rooms: new Map(),
      timer: setInterval(() => void turn(made), turnMs).unref(),
      turns: 0,
      busy: false,
    };
    onAnnouncement((it) => {
      if (it.type === "presence:hidden") made.book.tellAgain(it.userId);
      if (it.type !== "membership:started" && it.type !== "membership:ended") return;
      made.rooms.delete(it.roomId);
      if (it.type === "membership:started") made.book.tellAgain(it.userId);
    });
    return made;
  });
}

/** How somebody is, for whoever shares a room with them. */
export function presenceView(user: { id: string; lastSeenAt: Date | null }): PresenceView {
  const nearness = presence().book.nearnessOf(user.id);
  return {
    online: nearness !== null,
    away: nearness === "away",
    lastSeenAt: nearness ? null : (user.lastSeenAt?.toISOString() ?? null),
  };
}

/** Who of a room is near, for its members; `faces` are some of those who are here. */
export async function listPresence(actor: Actor, roomId: string): Promise<RoomPresence> {
  await requireMember(requirePerson(actor), roomId);
  const { rooms } = presence();
  const known = rooms.get(roomId);
  if (known) return known;
  const fresh = readRoom(roomId);
  rooms.set(roomId, fresh);
  setTimeout(() => rooms.delete(roomId), rememberMs).unref();
  return fresh;
}

async function readRoom(roomId: string): Promise<RoomPresence> {
  const seats = await db().membership.findMany({ where: { roomId }, select: { userId: true } });
  const people = seats
    .map(({ userId: id }) => ({ userId: id, ...presenceView({ id, lastSeenAt: null }) }))
    .filter(({ online }) => online);
  const here = people.filter(({ away }) => !away).slice(0, mostFaces);
  const users = await db().user.findMany({
    where: { id: { in: here.map(({ userId }) => userId) } },
    orderBy: { id: "asc" },
    select: publicUser,
  });
  return { people, faces: users.map(userView) };
}

/** Somebody without a socket says that they are here, or that nobody looks at their page. */
export function notePresence(actor: Actor, input: unknown): void {
  const person = requirePerson(actor);
  const { away } = parse(ownPresence, input);
  presence().book.poll(person.userId, pollerOf(person), performance.now(), away ? "away" : "here");
}

/** Somebody without a socket asked for news, and so is near. */
export function notePoll(person: PersonActor): void {
  presence().book.poll(person.userId, pollerOf(person), performance.now());
}

const pollerOf = ({ sessionId }: PersonActor) => `poll ${sessionId ?? "token"}`;

export type Seat = { userId: string; roomId: string; user: { lastSeenAt: Date | null } };

/** Where these people have seats: for the gateway, which tells each room of its own. */
export async function readSeats(userIds: string[]): Promise<Seat[]> {
  const seats: Seat[] = [];
  for (let from = 0; from < userIds.length; from += idsAtOnce) {
    const some = await db().membership.findMany({
      where: { userId: { in: userIds.slice(from, from + idsAtOnce) } },
      select: { userId: true, roomId: true, user: { select: { lastSeenAt: true } } },
    });
    seats.push(...some);
  }
  return seats;
}

async function turn(it: Presence): Promise<void> {
  if (it.busy) return;
  it.busy = true;
  const { news, changed, seen } = it.book.tick(performance.now(), it.ears?.canHear());
  const isWriting = ++it.turns % writeEveryTurns === 0;
  try {
    await writeSeen(isWriting ? [...seen, ...atThisNode(it)] : seen);
    if (news) it.ears?.tellNodes(news);
    if (changed.length > 0) await it.ears?.tellPeople(changed);
  } catch (error) {
    log.warn({ err: error }, "could not tell who is near");
    for (const userId of changed) it.book.tellAgain(userId);
  } finally {
    it.busy = false;
  }
}

/** The end of this process: when those at it were last seen is now. */
export async function stopPresence(): Promise<void> {
  const it = presence();
  clearInterval(it.timer);
  await writeSeen(atThisNode(it)).catch((error: unknown) =>
    log.warn({ err: error }, "could not write when people were last seen"),
  );
}

const atThisNode = ({ book }: Presence) => book.whole().people.map(([userId]) => userId);

async function writeSeen(userIds: string[]): Promise<void> {
  const lastSeenAt = new Date();
  for (let from = 0; from < userIds.length; from += idsAtOnce) {
    const id = { in: userIds.slice(from, from + idsAtOnce).sort() };
    await transact((tx) =>
      tx.user.updateMany({ where: { id, hidesLastSeen: false }, data: { lastSeenAt } }),
    );
  }
}
