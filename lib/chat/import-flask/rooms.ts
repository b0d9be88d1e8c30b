import { newSecret } from "@/lib/chat/ids";
import { lockRoom, writeLines } from "@/lib/chat/room-lock";
import { searchable } from "@/lib/chat/rooms";
import { publicUser } from "@/lib/chat/views";
import { limits } from "@/lib/contract/limits";
import { type Tx, transact } from "@/lib/db";
import { cleanName, lastingId } from "./clean";
import type { ImportedPeople } from "./people";
import type { OldParticipant, OldRoom } from "./source";

export type ImportedRooms = {
  /** Hearth's room by the old app's id, as text. */
  idOf: Map<string, string>;
  /** Rooms that an earlier import made: their messages may be there already. */
  known: Set<string>;
  added: number;
  seated: number;
  notes: string[];
};

type Seat = { userId: string; ownName: string | null };

/** Makes each old room with its members; one seat each, however often they had joined. */
export async function importRooms(
  rooms: OldRoom[],
  participants: OldParticipant[],
  people: ImportedPeople,
): Promise<ImportedRooms> {
  const found: ImportedRooms = {
    idOf: new Map(),
    known: new Set(),
    added: 0,
    seated: 0,
    notes: [],
  };
  const seatsOf = new Map<string, OldParticipant[]>();
  for (const one of participants) {
    const room = String(one.roomid);
    seatsOf.set(room, [...(seatsOf.get(room) ?? []), one]);
  }
  const ids = new Set(rooms.map(({ id }) => String(id)));
  const strays = participants.filter(({ roomid }) => !ids.has(String(roomid))).length;
  if (strays > 0) found.notes.push(`${strays} seats in rooms that are gone were left out.`);
  for (const room of rooms) {
    const seats = seatsIn(room, seatsOf.get(String(room.id)) ?? [], people, found.notes);
    if (seats) await importRoom(room, seats, found);
  }
  return found;
}

/** The creator first, who owns the room, or else whoever joined first; null where nobody is left. */
function seatsIn(
  room: OldRoom,
  participants: OldParticipant[],
  { idOf }: ImportedPeople,
  notes: string[],
): [Seat, ...Seat[]] | null {
  const name = cleanName(room.roomid, limits.roomName, `Room ${room.id}`);
  const seats = new Map<string, Seat>();
  const creator = idOf.get(String(room.userid));
  if (creator) seats.set(creator, { userId: creator, ownName: null });
  else notes.push(`“${name}”: whoever made it is gone.`);
  for (const { id, userid, roomname } of participants) {
    const userId = idOf.get(String(userid));
    if (!userId) {
      notes.push(`“${name}”: seat ${id} is of a user that is gone; left out.`);
      continue;
    }
    const own = cleanName(roomname, limits.roomName, "");
    const ownName = own.length >= limits.roomName.min && own !== name ? own : null;
    seats.set(userId, { userId, ownName: ownName ?? seats.get(userId)?.ownName ?? null });
  }
  const [first, ...others] = seats.values();
  if (first) return [first, ...others];
  notes.push(`“${name}” has no members left; it and its messages were left out.`);
  return null;
}

async function importRoom(
  room: OldRoom,
  seats: [Seat, ...Seat[]],
  found: ImportedRooms,
): Promise<void> {
  const name = cleanName(room.roomid, limits.roomName, `Room ${room.id}`);
  const id = lastingId("room", room.id, room.roomid);
  found.idOf.set(String(room.id), id);
  const wanted = Number.parseInt(String(room.grouplimit ?? ""), 10) || limits.memberLimit.min;
  const written = await transact(async (tx) => {
    const created = await makeRoom(tx, { id, name, wanted, owner: seats[0] });
    const seated = await seat(tx, id, seats);
    return { created, ...seated };
  });
  found.seated += written.seated;
  if (written.created) found.added++;
  else found.known.add(id);
  if (written.limit > wanted) {
    found.notes.push(
      `“${name}” had ${written.count} members for ${wanted} seats; now ${written.limit}.`,
    );
  }
}

/** Writes the room, its owner and its invitation; false where an earlier import has done so. */
async function makeRoom(
  tx: Tx,
  { id, name, wanted, owner }: { id: string; name: string; wanted: number; owner: Seat },
): Promise<boolean> {
  const memberLimit = Math.min(Math.max(wanted, limits.memberLimit.min), limits.memberLimit.max);
  const made = await tx.$executeRaw`
    INSERT INTO "Room" ("id", "name", "searchName", "kind", "memberLimit")
    VALUES (${id}, ${name}, ${searchable(name)}, 'closed', ${memberLimit}) ON CONFLICT DO NOTHING`;
  if (made === 0) return false;
  const user = await tx.user.findUniqueOrThrow({
    where: { id: owner.userId },
    select: publicUser,
  });
  await tx.membership.create({
    data: { roomId: id, userId: user.id, role: "owner", ownName: owner.ownName },
  });
  await tx.invitation.create({ data: { code: newSecret(), roomId: id, createdById: user.id } });
  const line = { verb: "created", about: user } as const;
  await writeLines(tx, await lockRoom(tx, id), [line]);
  return true;
}

/** Seats who is not in the room yet, except who left it since; the limit grows where it must. */
async function seat(tx: Tx, roomId: string, seats: Seat[]) {
  const room = await lockRoom(tx, roomId);
  const here = await tx.membership.findMany({ where: { roomId }, select: { userId: true } });
  const left = await tx.message.findMany({
    where: { roomId, systemVerb: { in: ["left", "removed"] } },
    select: { authorId: true },
  });
  const away = new Set([...here.map(({ userId }) => userId), ...left.map((line) => line.authorId)]);
  const fresh = seats.filter(({ userId }) => !away.has(userId));
  // A millisecond apart, so that who joined first there is the longest-standing here.
  const joined = Date.now();
  await tx.membership.createMany({
    data: fresh.map(({ userId, ownName }, i) => {
      return { roomId, userId, ownName, joinedAt: new Date(joined + i) };
    }),
  });
  const memberCount = here.length + fresh.length;
  const memberLimit = Math.max(room.memberLimit, memberCount);
  await tx.room.update({ where: { id: roomId }, data: { memberCount, memberLimit } });
  return { seated: fresh.length, count: memberCount, limit: memberLimit };
}
