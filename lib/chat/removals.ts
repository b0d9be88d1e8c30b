import { canRemove } from "@/lib/contract/permissions";
import { removal } from "@/lib/contract/rooms";
import { type Tx, transact } from "@/lib/db";
import { type Actor, requirePerson } from "./actor";
import { type Admissions, announceAdmissions, fillSeats } from "./admissions";
import { announce } from "./announcements";
import { parse } from "./parse";
import { announceDeleted, deleteRecentMessages } from "./recent-messages";
import { refuse } from "./refusal";
import { findMember, requireMember } from "./room-access";
import {
  announceLines,
  type LockedRoom,
  lockRoom,
  type SystemLine,
  type WrittenLines,
  writeLines,
} from "./room-lock";
import { unseat } from "./seats";

/** What taking somebody out of a room came to, in the order in which it was written. */
export type Removed = {
  isSeated: boolean;
  deleted: WrittenLines | null;
  written: WrittenLines;
  admissions: Admissions | null;
};

/** Takes a member's seat away; nothing reaches them once this returns. */
export async function removeMember(
  actor: Actor,
  roomId: string,
  userId: string,
  input: unknown,
): Promise<void> {
  const person = requirePerson(actor);
  const { deleteRecent } = parse(removal, input);
  const removed = await transact(async (tx) => {
    const room = await lockRoom(tx, roomId);
    const { role, user: by } = await requireMember(person, roomId, tx);
    const target = (await findMember(roomId, userId, tx)) ?? refuse("not_found");
    if (!canRemove(role, target.role)) refuse("forbidden");
    const line = { verb: "removed", about: target.user, by } as const;
    return removeFrom(tx, room, line, { isSeated: true, deleteRecent });
  });
  announceRemoval(userId, removed);
}

/** Inside a transaction: the seat, if there is one, perhaps the last words, and the line about it. */
export async function removeFrom(
  tx: Tx,
  room: LockedRoom,
  line: SystemLine,
  { isSeated, deleteRecent }: { isSeated: boolean; deleteRecent: boolean },
): Promise<Removed> {
  if (isSeated) await unseat(tx, room, line.about.id);
  const deleted = deleteRecent ? await deleteRecentMessages(tx, room, line.about.id) : null;
  const written = await writeLines(tx, room, [line]);
  return { isSeated, deleted, written, admissions: await fillSeats(tx, room) };
}

/** After commit: cuts them off before anything else is told. */
export function announceRemoval(userId: string, removed: Removed): void {
  const { isSeated, deleted, written, admissions } = removed;
  const { roomId } = written;
  if (isSeated) announce({ type: "membership:ended", roomId, userId });
  if (deleted) announceDeleted(deleted);
  announceLines(written);
  announceAdmissions(admissions);
  announce({ type: "rooms:changed", roomId });
}
