import { canRemove } from "@/lib/contract/permissions";
import { removal } from "@/lib/contract/rooms";
import type { BanView } from "@/lib/contract/views";
import { db, type Tx, transact } from "@/lib/db";
import { type Actor, requirePerson } from "./actor";
import { announce } from "./announcements";
import { parse } from "./parse";
import { refuse } from "./refusal";
import { announceRemoval, removeFrom } from "./removals";
import { findMember, requireAbility } from "./room-access";
import { announceLines, lockRoom, writeLines } from "./room-lock";
import { banView, publicUser } from "./views";

const withUser = { user: { select: publicUser } } as const;

/**
 * Keeps somebody out of a room for good, and takes their seat or place in line away at once. It
 * takes the right to remove them, and somebody the room has met: a member, one who left, one in
 * line. Doing it again changes nothing.
 */
export async function banMember(
  actor: Actor,
  roomId: string,
  userId: string,
  input: unknown,
): Promise<BanView> {
  const person = requirePerson(actor);
  const { deleteRecent } = parse(removal, input);
  const where = { roomId_userId: { roomId, userId } };
  const { ban, removed } = await transact(async (tx) => {
    const room = await lockRoom(tx, roomId);
    const { role, user: by } = await requireAbility(person, roomId, "removeMember", tx);
    const target = await findMember(roomId, userId, tx);
    if (target && !canRemove(role, target.role)) refuse("forbidden");
    const known = await tx.ban.findUnique({ where, include: withUser });
    if (known) return { ban: known, removed: null };
    const user = target?.user ?? (await requireAcquaintance(tx, roomId, userId));
    const data = { roomId, userId, byId: person.userId };
    const ban = await tx.ban.create({ data, include: withUser });
    await tx.wait.deleteMany({ where: { roomId, userId } });
    const line = { verb: "banned", about: user, by } as const;
    const isSeated = target !== null;
    const removed = await removeFrom(tx, room, line, { isSeated, deleteRecent });
    return { ban, removed };
  });
  if (removed) announceRemoval(userId, removed);
  return banView(ban);
}

/** Lets somebody join again; it gives them no seat. Refuses with `not_found` who is not banned. */
export async function unban(actor: Actor, roomId: string, userId: string): Promise<void> {
  const person = requirePerson(actor);
  const written = await transact(async (tx) => {
    const room = await lockRoom(tx, roomId);
    const { user: by } = await requireAbility(person, roomId, "removeMember", tx);
    const where = { roomId_userId: { roomId, userId } };
    const ban = (await tx.ban.findUnique({ where, include: withUser })) ?? refuse("not_found");
    await tx.ban.delete({ where });
    return writeLines(tx, room, [{ verb: "unbanned", about: ban.user, by }]);
  });
  announceLines(written);
  announce({ type: "rooms:changed", roomId });
}

/** Who may not come back, the latest first; for those who may remove members. */
export async function listBans(actor: Actor, roomId: string): Promise<BanView[]> {
  await requireAbility(requirePerson(actor), roomId, "removeMember");
  const bans = await db().ban.findMany({
    where: { roomId },
    include: withUser,
    orderBy: [{ createdAt: "desc" }, { userId: "asc" }],
  });
  return bans.map(banView);
}

/** Refuses the banned with `not_found`, in the words for a room or link that is not there. */
export async function refuseBanned(
  tx: Tx,
  roomId: string,
  userId: string,
  words: { message?: string } = {},
): Promise<void> {
  const ban = await tx.ban.findUnique({ where: { roomId_userId: { roomId, userId } } });
  if (ban) refuse("not_found", words);
}

/** Nobody learns from a ban whether some id is an account. */
async function requireAcquaintance(tx: Tx, roomId: string, userId: string) {
  const user = await tx.user.findFirst({
    where: {
      id: userId,
      OR: [{ waits: { some: { roomId } } }, { messages: { some: { roomId } } }],
    },
    select: publicUser,
  });
  return user ?? refuse("not_found");
}
