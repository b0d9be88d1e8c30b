import { limits } from "@/lib/contract/limits";
import type { OwnWaitView, WaitingView, WaitView } from "@/lib/contract/views";
import { db, type Tx, transact } from "@/lib/db";
import { type Actor, type PersonActor, requirePerson } from "./actor";
import { announce } from "./announcements";
import { refuseBanned } from "./bans";
import { type Admit, joinable } from "./memberships";
import { limitRate } from "./rate-limits";
import { refuse } from "./refusal";
import { findMember, requireAbility } from "./room-access";
import { announceLines, lockRoom } from "./room-lock";
import { hasSeatFor, seat } from "./seats";
import { requireVerified } from "./verification";
import { publicUser, userView } from "./views";

/** Queues for a seat of an open room; a closed one is as hidden as a missing one. */
export async function joinWaitlist(actor: Actor, roomId: string): Promise<WaitView> {
  const person = requirePerson(actor);
  await requireVerified(person, "join rooms");
  return queue(person, roomId, joinable);
}

/**
 * Stands at the end of a room's line, or sits down where there is a seat after all. `admit` decides
 * as for `enter`. Queueing again changes nothing.
 */
export async function queue(person: PersonActor, roomId: string, admit: Admit): Promise<WaitView> {
  const { userId } = person;
  await limitRate("waitlist", userId);
  const { isNew, seated } = await transact(async (tx) => {
    const room = await lockRoom(tx, roomId);
    const nothing = { isNew: false, seated: null };
    if (await findMember(roomId, userId, tx)) return nothing;
    await refuseBanned(tx, roomId, userId);
    if (await tx.wait.findUnique({ where: { roomId_userId: { roomId, userId } } })) return nothing;
    await admit(tx, room);
    if (await hasSeatFor(tx, room)) {
      const user = await tx.user.findUniqueOrThrow({ where: { id: userId }, select: publicUser });
      return { isNew: true, seated: await seat(tx, room, [user]) };
    }
    await standAtEnd(tx, roomId, userId);
    return { isNew: true, seated: null };
  });
  if (seated) {
    announce({ type: "membership:started", roomId, userId });
    announceLines(seated);
  }
  if (isNew) announce({ type: "rooms:changed", roomId });
  const [wait] = await placesOf(db(), userId, [roomId]);
  return { roomId, place: wait?.place ?? null };
}

/** Gives one's place in line up. Who does not wait gets `not_found`, as for a room they cannot see. */
export async function leaveWaitlist(actor: Actor, roomId: string): Promise<void> {
  const { userId } = requirePerson(actor);
  await transact(async (tx) => {
    await lockRoom(tx, roomId);
    const { count } = await tx.wait.deleteMany({ where: { roomId, userId } });
    if (count === 0) refuse("not_found");
  });
  announce({ type: "rooms:changed", roomId });
}

/** The rooms that the asker waits for, the longest wait first. */
export async function listOwnWaits(actor: Actor): Promise<OwnWaitView[]> {
  const { userId } = requirePerson(actor);
  const waits = await db().wait.findMany({
    where: { userId },
    orderBy: { createdAt: "asc" },
    select: { roomId: true, room: { select: { name: true } } },
  });
  const places = await placesOf(
    db(),
    userId,
    waits.map(({ roomId }) => roomId),
  );
  const byRoom = new Map(places.map(({ roomId, place }) => [roomId, place]));
  return waits.flatMap(({ roomId, room }) => {
    const place = byRoom.get(roomId);
    return place === undefined ? [] : [{ roomId, name: room.name, place }];
  });
}

/** Everyone in line, in order; for moderators. */
export async function listWaiting(actor: Actor, roomId: string): Promise<WaitingView[]> {
  await requireAbility(requirePerson(actor), roomId, "manageWaitlist");
  const waits = await db().wait.findMany({
    where: { roomId },
    orderBy: { place: "asc" },
    select: { createdAt: true, user: { select: publicUser } },
  });
  return waits.map(({ user, createdAt }, i) => ({
    user: userView(user),
    place: i + 1,
    since: createdAt.toISOString(),
  }));
}

/** How far somebody is in the lines of these rooms, from 1; rooms they do not wait for are left out. */
export async function placesOf(
  tx: Tx,
  userId: string,
  roomIds: string[],
): Promise<{ roomId: string; place: number }[]> {
  const own = await tx.wait.findMany({ where: { userId, roomId: { in: roomIds } } });
  return Promise.all(
    own.map(async ({ roomId, place }) => ({
      roomId,
      place: await tx.wait.count({ where: { roomId, place: { lte: place } } }),
    })),
  );
}

async function standAtEnd(tx: Tx, roomId: string, userId: string): Promise<void> {
  const { _max, _count } = await tx.wait.aggregate({
    where: { roomId },
    _max: { place: true },
    _count: true,
  });
  if (_count >= limits.waitlist) {
    refuse("conflict", {
      message: "The waitlist of this room is full, too. Try again another day.",
    });
  }
  await tx.wait.create({ data: { roomId, userId, place: (_max.place ?? 0) + 1 } });
}
