import { canRemove } from "@/lib/contract/permissions";
import { memberChange } from "@/lib/contract/rooms";
import type { MemberView, Role, RoomView } from "@/lib/contract/views";
import { db, type Tx, transact } from "@/lib/db";
import { type Actor, type PersonActor, requirePerson } from "./actor";
import { announce } from "./announcements";
import { parse } from "./parse";
import { refuse } from "./refusal";
import { findMember, requireAbility, requireMember } from "./room-access";
import { findRoom } from "./room-list";
import {
  announceLines,
  type LockedRoom,
  lockRoom,
  type WrittenLines,
  writeLines,
} from "./room-lock";
import { requireVerified } from "./verification";
import { fullName, memberView, type PublicUser, publicUser } from "./views";

/** Joins an open room; a closed one is as hidden as a missing one. Joining again is harmless. */
export async function joinRoom(actor: Actor, roomId: string): Promise<RoomView> {
  const person = requirePerson(actor);
  await requireVerified(person, "join rooms");
  return enter(person, roomId, async (_tx, room) => {
    if (room.kind !== "open") refuse("not_found");
  });
}

/**
 * Takes a free seat of a locked room. `admit` decides, inside the transaction, whether somebody
 * who is not a member yet may; it refuses by throwing. Refuses with `room_full`.
 */
export async function enter(
  person: PersonActor,
  roomId: string,
  admit: (tx: Tx, room: LockedRoom) => Promise<void>,
): Promise<RoomView> {
  const { userId } = person;
  const written = await transact(async (tx): Promise<WrittenLines | null> => {
    const room = await lockRoom(tx, roomId);
    if (await findMember(roomId, userId, tx)) return null;
    await admit(tx, room);
    if (room.memberCount >= room.memberLimit) {
      const message = `This room is full: ${room.memberCount} of ${room.memberLimit} seats.`;
      refuse("room_full", { message, waitlist: false });
    }
    const user = await tx.user.findUniqueOrThrow({ where: { id: userId }, select: publicUser });
    await tx.room.update({ where: { id: roomId }, data: { memberCount: { increment: 1 } } });
    await tx.membership.create({ data: { roomId, userId, readSeq: room.lastSeq + 1 } });
    return writeLines(tx, room, [
      { verb: "joined", about: user, body: `${fullName(user)} joined` },
    ]);
  });
  if (written) {
    announce({ type: "membership:started", roomId, userId });
    announceLines(written);
    announce({ type: "rooms:changed", roomId });
  }
  return findRoom(person, roomId);
}

/** Leaves. An owner's room goes to the heir; an empty room disappears. */
export async function leaveRoom(actor: Actor, roomId: string): Promise<void> {
  const person = requirePerson(actor);
  const written = await transact(async (tx): Promise<WrittenLines | null> => {
    const room = await lockRoom(tx, roomId);
    const member = await requireMember(person, roomId, tx);
    await unseat(tx, roomId, person.userId);
    if (room.memberCount === 1) {
      await tx.room.delete({ where: { id: roomId } });
      return null;
    }
    const left = {
      verb: "left",
      about: member.user,
      body: `${fullName(member.user)} left`,
    } as const;
    if (member.role !== "owner") return writeLines(tx, room, [left]);
    const heir = (await nextOwner(tx, roomId)) ?? refuse("internal");
    await setRole(tx, roomId, heir.user.id, "owner");
    return writeLines(tx, room, [left, roleLine("owner", heir.user)]);
  });
  announce({ type: "membership:ended", roomId, userId: person.userId });
  if (written) announceLines(written);
  announce({ type: "rooms:changed", roomId });
}

/** Takes a member's seat away; nothing reaches them once this returns. */
export async function removeMember(actor: Actor, roomId: string, userId: string): Promise<void> {
  const person = requirePerson(actor);
  const written = await transact(async (tx) => {
    const room = await lockRoom(tx, roomId);
    const remover = await requireMember(person, roomId, tx);
    const target = (await findMember(roomId, userId, tx)) ?? refuse("not_found");
    if (!canRemove(remover.role, target.role)) refuse("forbidden");
    await unseat(tx, roomId, userId);
    return writeLines(tx, room, [
      {
        verb: "removed",
        about: target.user,
        byId: person.userId,
        body: `${fullName(target.user)} was removed by ${fullName(remover.user)}`,
      },
    ]);
  });
  announce({ type: "membership:ended", roomId, userId });
  announceLines(written);
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
    await requireAbility(person, roomId, "changeRole", tx);
    const target = (await findMember(roomId, userId, tx)) ?? refuse("not_found");
    if (target.role === role) return null;
    if (userId === person.userId) {
      const message = "Hand the room over to somebody else first.";
      refuse("invalid", { message, fields: { role: [message] } });
    }
    if (role === "owner") await setRole(tx, roomId, person.userId, "moderator");
    await setRole(tx, roomId, userId, role);
    return writeLines(tx, room, [{ ...roleLine(role, target.user), byId: person.userId }]);
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
    select: { role: true, joinedAt: true, user: { select: publicUser } },
    orderBy: [{ joinedAt: "asc" }, { userId: "asc" }],
  });
  const rank = ["owner", "moderator", "member"];
  return members.sort((a, b) => rank.indexOf(a.role) - rank.indexOf(b.role)).map(memberView);
}

/** The longest-standing moderator, else member. "moderator" sorts after "member". */
function nextOwner(tx: Tx, roomId: string) {
  return tx.membership.findFirst({
    where: { roomId },
    select: { role: true, joinedAt: true, user: { select: publicUser } },
    orderBy: [{ role: "desc" }, { joinedAt: "asc" }, { userId: "asc" }],
  });
}

async function unseat(tx: Tx, roomId: string, userId: string): Promise<void> {
  await tx.membership.delete({ where: { roomId_userId: { roomId, userId } } });
  await tx.room.update({ where: { id: roomId }, data: { memberCount: { decrement: 1 } } });
}

async function setRole(tx: Tx, roomId: string, userId: string, role: Role): Promise<void> {
  await tx.membership.update({ where: { roomId_userId: { roomId, userId } }, data: { role } });
}

function roleLine(role: Role, user: PublicUser) {
  const words = {
    owner: "owns the room now",
    moderator: "is a moderator now",
    member: "is a member now",
  };
  return { verb: role, about: user, body: `${fullName(user)} ${words[role]}` };
}
