import { roomEdit } from "@/lib/contract/admin-forms";
import { opaqueId, type RoomChange } from "@/lib/contract/rooms";
import { type Tx, transact } from "@/lib/db";
import type { Actor, Origin } from "./actor";
import { lockAdmins } from "./admin";
import { announceAdmissions, fillSeats } from "./admissions";
import { announce } from "./announcements";
import { writeAudit } from "./audit";
import { setRole } from "./memberships";
import { parse } from "./parse";
import { refuse } from "./refusal";
import { findMember, type Member } from "./room-access";
import { announceLines, type LockedRoom, lockRoom, writeLines } from "./room-lock";
import { changeRoom, dropRoom, requireSeatsFor } from "./rooms";
import { scrubLog } from "./scrub-log";
import { type PublicUser, publicUser } from "./views";

/** Changes a room's name, topic, limit and kind, as its owner may. */
export async function editRoom(
  actor: Actor,
  roomId: string,
  input: unknown,
  origin: Origin,
): Promise<void> {
  const edit = parse(roomEdit, input);
  const edited = await transact(async (tx) => {
    await lockAdmins(tx, actor);
    const room = await lockAnyRoom(tx, roomId);
    const change = differences(room, edit);
    const fields = Object.keys(change) as (keyof typeof edit)[];
    if (fields.length === 0) return null;
    requireSeatsFor(room, change);
    const detail = Object.fromEntries(fields.map((key) => [key, `${room[key]} → ${edit[key]}`]));
    const target = { kind: "room", id: roomId } as const;
    await writeAudit(tx, actor, origin, { action: "room.edit", target, detail });
    const written = await changeRoom(tx, room, change, await doer(tx, actor, roomId));
    return { written, admissions: await fillSeats(tx, room) };
  });
  if (!edited) return;
  announceLines(edited.written);
  announceAdmissions(edited.admissions);
  announce({ type: "rooms:changed", roomId });
}

/** Makes a member the owner; who owned the room stays as a moderator. */
export async function handOverRoom(
  actor: Actor,
  roomId: string,
  userId: string,
  origin: Origin,
): Promise<void> {
  const written = await transact(async (tx) => {
    await lockAdmins(tx, actor);
    const room = await lockAnyRoom(tx, roomId);
    const heir = await findAnyMember(tx, roomId, userId);
    if (!heir) {
      const message = "Choose a member of this room.";
      refuse("invalid", { message, fields: { userId: [message] } });
    }
    if (heir.role === "owner") return null;
    const owner = await tx.membership.findFirst({ where: { roomId, role: "owner" } });
    if (owner) await setRole(tx, roomId, owner.userId, "moderator");
    await setRole(tx, roomId, userId, "owner");
    const target = { kind: "membership", id: `${roomId}/${userId}` } as const;
    await writeAudit(tx, actor, origin, { action: "room.handOver", target });
    const by = await doer(tx, actor, roomId);
    return writeLines(tx, room, [{ verb: "owner", about: heir.user, by }]);
  });
  if (!written) return;
  announceLines(written);
  announce({ type: "rooms:changed", roomId });
}

/** Deletes a room with everything in it; its name has to be typed. */
export async function deleteAnyRoom(
  actor: Actor,
  roomId: string,
  { name = "" }: { name?: string },
  origin: Origin,
): Promise<void> {
  const userIds = await transact(async (tx) => {
    await lockAdmins(tx, actor);
    const room = await lockAnyRoom(tx, roomId);
    if (name.trim() !== room.name) {
      const message = `Type ${room.name} to delete it.`;
      refuse("invalid", { message, fields: { name: [message] } });
    }
    const target = { kind: "room", id: roomId } as const;
    const detail = { name: room.name, members: room.memberCount, messages: room.lastSeq };
    await writeAudit(tx, actor, origin, { action: "room.delete", target, detail });
    return dropRoom(tx, roomId);
  });
  announce({ type: "room:deleted", roomId, userIds });
  scrubLog();
}

/** Any room there is, locked; call after `lockAdmins`. Refuses with `not_found`. */
export async function lockAnyRoom(tx: Tx, roomId: string): Promise<LockedRoom> {
  if (!opaqueId.safeParse(roomId).success) refuse("not_found", gone);
  const room = await tx.room.findUnique({ where: { id: roomId }, select: { id: true } });
  return room ? lockRoom(tx, roomId) : refuse("not_found", gone);
}

/** Somebody in a room; null also for what is no id, which PostgreSQL may not even compare. */
export async function findAnyMember(
  tx: Tx,
  roomId: string,
  userId: string,
): Promise<Member | null> {
  return opaqueId.safeParse(userId).success ? findMember(roomId, userId, tx) : null;
}

const gone = { message: "This room no longer exists." };

/** Whom the room's lines name: the administrator, or for the operator the room's owner. */
export async function doer(tx: Tx, actor: Actor, roomId: string): Promise<PublicUser> {
  if (actor.kind !== "operator") {
    return tx.user.findUniqueOrThrow({ where: { id: actor.userId }, select: publicUser });
  }
  const where = { roomId, role: "owner" };
  const owner = await tx.membership.findFirst({ where, select: { user: { select: publicUser } } });
  return owner?.user ?? refuse("not_found", gone);
}

function differences(
  room: LockedRoom,
  edit: Required<Omit<RoomChange, "autoAdmit" | "linkPreviews">>,
): RoomChange {
  const named = Object.entries(edit) as [keyof RoomChange, string | number][];
  return Object.fromEntries(named.filter(([key, value]) => room[key] !== value));
}
