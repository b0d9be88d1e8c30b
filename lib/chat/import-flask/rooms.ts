import { searchable, seatOwner } from "@/lib/chat/rooms";
import { publicUser } from "@/lib/chat/views";
import { limits } from "@/lib/contract/limits";
import { type Tx, transact } from "@/lib/db";
import { cleanName, lastingId } from "./clean";
import type { ImportedPeople } from "./people";
import { type Seat, seatMembers } from "./seats";
import type { OldParticipant, OldRoom } from "./source";

/** In one transaction. */
const batch = 25;

export type ImportedRooms = {
  /** Hearth's room by the old app's id, as text. */
  idOf: Map<string, string>;
  /** Rooms that an earlier import made: their messages may be there already. */
  known: Set<string>;
  added: number;
  seated: number;
  notes: string[];
};

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
  const participantsOf = new Map<string, OldParticipant[]>();
  for (const one of participants) {
    const room = String(one.roomid);
    const others = participantsOf.get(room);
    if (others) others.push(one);
    else participantsOf.set(room, [one]);
  }
  const ids = new Set(rooms.map(({ id }) => String(id)));
  const strays = participants.filter(({ roomid }) => !ids.has(String(roomid))).length;
  if (strays > 0) found.notes.push(`${strays} seats in rooms that are gone were left out.`);
  for (let at = 0; at < rooms.length; at += batch) {
    const part = rooms.slice(at, at + batch).map((room) => {
      const name = cleanName(room.roomid, limits.roomName, `Room ${room.id}`);
      return seatsIn({ ...room, name }, participantsOf.get(String(room.id)) ?? [], people);
    });
    for (const [oldId, written] of await transact((tx) => importAll(tx, part))) {
      found.notes.push(...written.notes);
      if (!written.id) continue;
      found.idOf.set(String(oldId), written.id);
      found.seated += written.seated;
      if (written.isMade) found.added++;
      else found.known.add(written.id);
    }
  }
  return found;
}

async function importAll(tx: Tx, rooms: SeatedRoom[]): Promise<Map<number, WrittenRoom>> {
  const written = new Map<number, WrittenRoom>();
  for (const room of rooms) written.set(room.id, await importRoom(tx, room));
  return written;
}

type NamedRoom = OldRoom & { name: string };
type SeatedRoom = NamedRoom & { seats: Seat[]; notes: string[] };

/** The creator first, who owns the room, or else whoever joined first. */
function seatsIn(
  room: NamedRoom,
  participants: OldParticipant[],
  { idOf }: ImportedPeople,
): SeatedRoom {
  const { name } = room;
  const notes: string[] = [];
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
  return { ...room, seats: [...seats.values()], notes };
}

type WrittenRoom = {
  /** Null where there is no such room, and is to be none. */
  id: string | null;
  isMade: boolean;
  seated: number;
  notes: string[];
};

async function importRoom(tx: Tx, room: SeatedRoom): Promise<WrittenRoom> {
  const { name, seats } = room;
  const none = { id: null, isMade: false, seated: 0 };
  const id = lastingId("room", room.id, room.roomid);
  const isNew = await tx.$executeRaw`
    INSERT INTO "Imported" ("mark") VALUES (${id}) ON CONFLICT DO NOTHING`;
  const { roomId } = await tx.imported.findUniqueOrThrow({ where: { mark: id } });
  if (!isNew && !roomId) return { ...none, notes: [`“${name}” was deleted here and stays so.`] };
  const [owner] = seats;
  if (isNew && !owner) {
    await tx.imported.delete({ where: { mark: id } });
    const note = `“${name}” has no members left; it and its messages were left out.`;
    return { ...none, notes: [...room.notes, note] };
  }
  const isMade = isNew > 0 && owner !== undefined && (await makeRoom(tx, id, room, owner));
  if (isNew) await tx.imported.update({ where: { mark: id }, data: { roomId: id } });
  const { seated, raised } = await seatMembers(tx, id, seats);
  const notes = raised
    ? [`“${name}” had ${raised.to} members for ${raised.from} seats; now ${raised.to}.`]
    : [];
  return { id, isMade, seated: seated + (isMade ? 1 : 0), notes: [...room.notes, ...notes] };
}

/** Writes the room, its owner and its invitation; false where it is there without a mark. */
async function makeRoom(
  tx: Tx,
  id: string,
  { name, grouplimit }: NamedRoom,
  owner: Seat,
): Promise<boolean> {
  const { min, max } = limits.memberLimit;
  const wanted = Number.parseInt(grouplimit ?? "", 10) || min;
  const memberLimit = Math.min(Math.max(wanted, min), max);
  const made = await tx.$executeRaw`
    INSERT INTO "Room" ("id", "name", "searchName", "kind", "memberLimit")
    VALUES (${id}, ${name}, ${searchable(name)}, 'closed', ${memberLimit}) ON CONFLICT DO NOTHING`;
  if (made === 0) return false;
  const { userId, ownName } = owner;
  const user = await tx.user.findUniqueOrThrow({ where: { id: userId }, select: publicUser });
  await seatOwner(tx, id, user);
  const seat = { roomId_userId: { roomId: id, userId } };
  await tx.membership.update({ where: seat, data: { ownName } });
  return true;
}
