import type { z } from "zod";
import type { User } from "@/generated/sqlite/client";
import { can, type Verb } from "@/lib/contract/permissions";
import { newRoom, type RoomChange, roomChange } from "@/lib/contract/rooms";
import type { RoomView } from "@/lib/contract/views";
import { type Tx, transact } from "@/lib/db";
import { type Actor, requireOperator, requirePerson } from "./actor";
import { announceAdmissions, fillSeats } from "./admissions";
import { announce } from "./announcements";
import { newId, newSecret } from "./ids";
import { parse } from "./parse";
import { refuse } from "./refusal";
import { requireAbility, requireMember } from "./room-access";
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
import { requireVerified } from "./verification";
import { type PublicUser, publicUser } from "./views";

/** Makes a room owned by the asker, with its invitation. */
export async function createRoom(actor: Actor, input: unknown): Promise<RoomView> {
  const person = requirePerson(actor);
  const fields = parse(newRoom, input);
  await requireVerified(person, "make rooms");
  const roomId = await transact(async (tx) => {
    const roomId = await writeRoom(tx, fields);
    await seatOwner(tx, roomId, await requireUser(tx, { id: person.userId }));
    return roomId;
  });
  announce({ type: "membership:started", roomId, userId: person.userId });
  return findRoom(person, roomId);
}

/** The operator makes a room for the account with `ownerEmail`. */
export async function createRoomFor(
  actor: Actor,
  { ownerEmail, ...input }: { ownerEmail: string; [field: string]: unknown },
): Promise<{ id: string; name: string }> {
  requireOperator(actor);
  const fields = parse(newRoom, input);
  const id = await transact(async (tx) => {
    const roomId = await writeRoom(tx, fields);
    await seatOwner(tx, roomId, await requireUser(tx, { email: ownerEmail.trim().toLowerCase() }));
    return roomId;
  });
  return { id, name: fields.name };
}

/** A room without anyone in it yet; only for a transaction that goes on to `seatOwner`. */
export async function writeRoom(tx: Tx, fields: z.output<typeof newRoom>): Promise<string> {
  const id = newId();
  await tx.room.create({ data: { id, searchName: searchable(fields.name), ...fields } });
  return id;
}

/** Puts the first member into a new room, who owns it. */
export async function seatOwner(tx: Tx, roomId: string, owner: PublicUser): Promise<void> {
  const room = await lockRoom(tx, roomId);
  await tx.room.update({ where: { id: roomId }, data: { memberCount: 1 } });
  await tx.membership.create({
    data: { roomId, userId: owner.id, role: "owner", readSeq: room.lastSeq + 1 },
  });
  await tx.invitation.create({ data: { code: newSecret(), roomId, createdById: owner.id } });
  await writeLines(tx, room, [{ verb: "created", about: owner }]);
}

/** What open rooms are searched by: case and width do not matter. */
export function searchable(name: string): string {
  return name.normalize("NFKC").toLowerCase();
}

const abilities: Record<keyof RoomChange, Verb> = {
  name: "rename",
  topic: "changeTopic",
  memberLimit: "changeLimit",
  kind: "changeKind",
  autoAdmit: "manageWaitlist",
  linkPreviews: "changePreviews",
};

/** Changes what is named in `input`, if the asker may change all of it. */
export async function updateRoom(actor: Actor, roomId: string, input: unknown): Promise<RoomView> {
  const person = requirePerson(actor);
  const change = parse(roomChange, input);
  const { written, admissions } = await transact(async (tx) => {
    const room = await lockRoom(tx, roomId);
    const member = await requireMember(person, roomId, tx);
    const named = Object.keys(change) as (keyof RoomChange)[];
    if (!named.every((field) => can(member.role, abilities[field]))) refuse("forbidden");
    requireSeatsFor(room, change);
    const written = await changeRoom(tx, room, change, member.user);
    return { written, admissions: await fillSeats(tx, room) };
  });
  announceLines(written);
  announceAdmissions(admissions);
  announce({ type: "rooms:changed", roomId });
  return findRoom(person, roomId);
}

/** Changes a locked room, for whoever has seen that `by` may, and writes what everyone should know. */
export async function changeRoom(
  tx: Tx,
  room: LockedRoom,
  change: RoomChange,
  by: PublicUser,
): Promise<WrittenLines> {
  const lines = changeLines(room, change, by);
  const data = { ...change, ...(change.name && { searchName: searchable(change.name) }) };
  await tx.room.update({ where: { id: room.id }, data });
  Object.assign(room, data);
  return writeLines(tx, room, lines);
}

/** Refuses a limit below the number of those who are in. */
export function requireSeatsFor(room: LockedRoom, { memberLimit }: RoomChange): void {
  if (memberLimit === undefined || memberLimit >= room.memberCount) return;
  const message = `There are ${room.memberCount} members; the limit cannot be lower.`;
  refuse("invalid", { message, fields: { memberLimit: [message] } });
}

/** What of a change is one: each thing's line, with what it is now. */
function changeLines(room: LockedRoom, change: RoomChange, by: PublicUser): SystemLine[] {
  const verbs = { name: "renamed", topic: "topic", memberLimit: "limit", kind: "kind" } as const;
  const fields = Object.keys(verbs) as (keyof typeof verbs)[];
  return fields.flatMap((field) => {
    const value = change[field];
    if (value === undefined || value === room[field]) return [];
    return [{ verb: verbs[field], value: String(value), about: by, by }];
  });
}

/** Deletes a room with everything in it. */
export async function deleteRoom(actor: Actor, roomId: string): Promise<void> {
  const person = requirePerson(actor);
  const userIds = await transact(async (tx) => {
    await lockRoom(tx, roomId);
    await requireAbility(person, roomId, "deleteRoom", tx);
    return dropRoom(tx, roomId);
  });
  announce({ type: "room:deleted", roomId, userIds });
  scrubLog();
}

/** Takes a locked room away and answers who was in it, for `room:deleted` after commit. */
export async function dropRoom(tx: Tx, roomId: string): Promise<string[]> {
  const members = await tx.membership.findMany({ where: { roomId }, select: { userId: true } });
  await tx.room.delete({ where: { id: roomId } });
  return members.map((member) => member.userId);
}

async function requireUser(tx: Tx, where: { id: User["id"] } | { email: User["email"] }) {
  const user = await tx.user.findUnique({ where, select: publicUser });
  return user ?? refuse("not_found", { message: "No account has that address." });
}
