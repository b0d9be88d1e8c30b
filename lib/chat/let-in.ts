import { limits } from "@/lib/contract/limits";
import { can } from "@/lib/contract/permissions";
import { admission } from "@/lib/contract/rooms";
import type { MemberView } from "@/lib/contract/views";
import { db, type Tx, transact } from "@/lib/db";
import { type Actor, requirePerson } from "./actor";
import { admit, announceAdmissions, mayTakeSeat, waiter } from "./admissions";
import { announce } from "./announcements";
import { memberView } from "./member-view";
import { parse } from "./parse";
import { refuse } from "./refusal";
import { findMember, type Member, requireAbility } from "./room-access";
import { announceLines, type LockedRoom, lockRoom, type WrittenLines } from "./room-lock";
import { changeRoom } from "./rooms";
import { fullName } from "./views";

/**
 * Seats somebody from the waitlist, wherever they stand in it. In a full room an owner may have one
 * seat added (`raiseLimit`); otherwise refuses with `room_full`.
 */
export async function letIn(
  actor: Actor,
  roomId: string,
  userId: string,
  input: unknown,
): Promise<MemberView> {
  const person = requirePerson(actor);
  const { raiseLimit } = parse(admission, input);
  const { raised, admissions } = await transact(async (tx) => {
    const room = await lockRoom(tx, roomId);
    const by = await requireAbility(person, roomId, "manageWaitlist", tx);
    const user = await requireWaiter(tx, roomId, userId);
    const isFull = room.memberCount >= room.memberLimit;
    if (isFull && !raiseLimit) {
      const message = `All ${room.memberLimit} seats are taken. Raise the limit, or wait for a free seat.`;
      refuse("room_full", { message, waitlist: true });
    }
    const raised = isFull ? await raise(tx, room, by) : null;
    return { raised, admissions: await admit(tx, room, [user]) };
  });
  if (raised) announceLines(raised);
  announceAdmissions(admissions);
  announce({ type: "rooms:changed", roomId });
  const member = (await findMember(roomId, userId, db())) ?? refuse("not_found");
  return memberView(member);
}

/** Sends somebody out of the line; they may queue again. */
export async function decline(actor: Actor, roomId: string, userId: string): Promise<void> {
  const person = requirePerson(actor);
  await transact(async (tx) => {
    await lockRoom(tx, roomId);
    await requireAbility(person, roomId, "manageWaitlist", tx);
    const { count } = await tx.wait.deleteMany({ where: { roomId, userId } });
    if (count === 0) refuse("not_found");
  });
  announce({ type: "rooms:changed", roomId });
}

async function requireWaiter(tx: Tx, roomId: string, userId: string) {
  const where = { roomId_userId: { roomId, userId } };
  const wait = await tx.wait.findUnique({ where, select: { user: { select: waiter } } });
  if (!wait) refuse("not_found");
  const may = await tx.user.findFirst({ where: { id: userId, ...mayTakeSeat() } });
  if (may) return wait.user;
  const message = `${fullName(wait.user)} cannot be let in: the account is closed or not verified.`;
  return refuse("conflict", { message });
}

async function raise(tx: Tx, room: LockedRoom, by: Member): Promise<WrittenLines> {
  if (!can(by.role, "changeLimit")) refuse("forbidden");
  const memberLimit = room.memberLimit + 1;
  const { max } = limits.memberLimit;
  if (memberLimit > max) {
    const message = `A room has ${max.toLocaleString("en")} seats at most.`;
    refuse("invalid", { message });
  }
  return changeRoom(tx, room, { memberLimit }, by.user);
}
