import { leaving, memberChange } from "@/lib/contract/rooms";
import type { MemberView, Role, RoomView } from "@/lib/contract/views";
import { db, type Tx, transact } from "@/lib/db";
import { type Actor, type PersonActor, requirePerson } from "./actor";
import { announceAdmissions, fillSeats } from "./admissions";
import { announce } from "./announcements";
import { refuseBanned } from "./bans";
import { memberView } from "./member-view";
import { parse } from "./parse";
import { refuse } from "./refusal";
import { findMember, requireAbility, requireMember } from "./room-access";
import { findRoom } from "./room-list";
import {
  announceLines,
  type LockedRoom,
  lockRoom,
  type SystemLine,
  type WrittenLines,
  writeLines,
} from "./room-lock";
import { scrubLog } from "./scrub-log";
import { requireSeat, seat, unseat } from "./seats";
import { requireVerified } from "./verification";
import { memberUser, publicUser } from "./views";

/** Decides, inside the transaction, whether somebody new may come in; refuses by throwing. */
export type Admit = (tx: Tx, room: LockedRoom) => Promise<void>;

/** Lets everybody into open rooms; a closed one is as hidden as a missing one. */
export const joinable: Admit = async (_tx, room) => {
  if (room.kind !== "open") refuse("not_found");
};

/** Joins an open room. Joining again is harmless. */
export async function joinRoom(actor: Actor, roomId: string): Promise<RoomView> {
  const person = requirePerson(actor);
  await requireVerified(person, "join rooms");
  return enter(person, roomId, joinable);
}

/**
 * Takes a free seat of a room. Members are not asked again; the banned get `not_found`; `admit`
 * decides about everybody else. Refuses with `room_full`.
 */
export async function enter(person: PersonActor, roomId: string, admit: Admit): Promise<RoomView> {
  const { userId } = person;
  const written = await transact(async (tx): Promise<WrittenLines | null> => {
    const room = await lockRoom(tx, roomId);
    if (await findMember(roomId, userId, tx)) return null;
    await refuseBanned(tx, roomId, userId);
    await admit(tx, room);
    await requireSeat(tx, room);
    const user = await tx.user.findUniqueOrThrow({ where: { id: userId }, select: publicUser });
    return seat(tx, room, [user]);
  });
  if (written) {
    announce({ type: "membership:started", roomId, userId });
    announceLines(written);
    announce({ type: "rooms:changed", roomId });
  }
  return findRoom(person, roomId);
}

/** Leaves. An owner's room goes to the heir, whom they may choose; an empty room disappears. */
export async function leaveRoom(actor: Actor, roomId: string, input: unknown): Promise<void> {
  const person = requirePerson(actor);
  const { heirId } = parse(leaving, input);
  const left = await transact(async (tx) => {
    const room = await lockRoom(tx, roomId);
    const member = await requireMember(person, roomId, tx);
    await unseat(tx, room, person.userId);
    if (room.memberCount === 0) {
      await tx.room.delete({ where: { id: roomId } });
      return null;
    }
    const lines: SystemLine[] = [{ verb: "left", about: member.user }];
    if (member.role === "owner") {
      const heir = await requireHeir(tx, roomId, heirId);
      await setRole(tx, roomId, heir.user.id, "owner");
      lines.push({ verb: "owner", about: heir.user });
    }
    const written = await writeLines(tx, room, lines);
    return { written, admissions: await fillSeats(tx, room) };
  });
  announce({ type: "membership:ended", roomId, userId: person.userId });
  if (left) {
    announceLines(left.written);
    announceAdmissions(left.admissions);
  } else {
    scrubLog();
  }
  announce({ type: "rooms:changed", roomId });
}

/** Gives a member another role. Making somebody owner hands the room over. */
export async function changeRole(
  actor: Actor,
  roomId: string,
  userId: string,
  input: unknown,
): Promise<MemberView> {
  const person = requirePerson(actor);
  const { role } = parse(memberChange, input);
  const written = await transact(async (tx): Promise<WrittenLines | null> => {
    const room = await lockRoom(tx, roomId);
    const { user: by } = await requireAbility(person, roomId, "changeRole", tx);
    const target = (await findMember(roomId, userId, tx)) ?? refuse("not_found");
    if (target.role === role) return null;
    if (userId === person.userId) {
      const message = "Hand the room over to somebody else first.";
      refuse("invalid", { message, fields: { role: [message] } });
    }
    if (role === "owner") await setRole(tx, roomId, person.userId, "moderator");
    await setRole(tx, roomId, userId, role);
    return writeLines(tx, room, [{ verb: role, about: target.user, by }]);
  });
  if (written) {
    announceLines(written);
    announce({ type: "rooms:changed", roomId });
  }
  const member = (await findMember(roomId, userId, db())) ?? refuse("not_found");
  return memberView(member);
}

/** Everyone in the room: owner, moderators, members, each by how long they have been there. */
export async function listMembers(actor: Actor, roomId: string): Promise<MemberView[]> {
  await requireMember(requirePerson(actor), roomId);
  const members = await db().membership.findMany({
    where: { roomId },
    select: { role: true, joinedAt: true, user: { select: memberUser } },
    orderBy: [{ joinedAt: "asc" }, { userId: "asc" }],
  });
  const rank = ["owner", "moderator", "member"];
  return members.sort((a, b) => rank.indexOf(a.role) - rank.indexOf(b.role)).map(memberView);
}

/**
 * Who owns the room next: whom the owner chose, else the longest-standing moderator, else member
 * ("moderator" sorts after "member"); closed accounts only where there is nobody else.
 */
export async function requireHeir(tx: Tx, roomId: string, userId?: string | { not: string }) {
  const find = (user: { deletedAt?: null; deactivatedAt?: null }) =>
    tx.membership.findFirst({
      where: { roomId, userId, user },
      select: { user: { select: publicUser } },
      orderBy: [{ role: "desc" }, { joinedAt: "asc" }, { userId: "asc" }],
    });
  const heir = (await find({ deletedAt: null, deactivatedAt: null })) ?? (await find({}));
  if (heir) return heir;
  const message = "Choose somebody who is in the room.";
  return refuse("invalid", { message, fields: { heirId: [message] } });
}

/** Writes a role into a locked room; that it keeps one owner is the caller's. */
export async function setRole(tx: Tx, roomId: string, userId: string, role: Role): Promise<void> {
  await tx.membership.update({ where: { roomId_userId: { roomId, userId } }, data: { role } });
}
