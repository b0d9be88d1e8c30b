import { randomInt } from "node:crypto";
import type { ShortCode } from "@/generated/sqlite/client";
import { limits } from "@/lib/contract/limits";
import { can } from "@/lib/contract/permissions";
import { readShortCode, shortCodeAlphabet } from "@/lib/contract/short-codes";
import type { ShortCodeView } from "@/lib/contract/views";
import { db, type Tx, transact } from "@/lib/db";
import { type Actor, requirePerson } from "./actor";
import { announce } from "./announcements";
import { refuse } from "./refusal";
import { requireAbility } from "./room-access";
import { lockRoom } from "./room-lock";
import { publicUser, shortCodeView } from "./views";

const lifeMs = limits.shortCodeMinutes * 60_000;
const withMaker = { createdBy: { select: publicUser } } as const;

/** The room's code, if it has one that still works; `baseUrl` is the address people type. */
export async function findShortCode(
  actor: Actor,
  roomId: string,
  baseUrl: string,
): Promise<ShortCodeView | null> {
  await requireAbility(requirePerson(actor), roomId, "shareInvitation");
  const found = await db().shortCode.findUnique({ where: { roomId }, include: withMaker });
  return found && isAlive(found) ? shortCodeView(found, baseUrl) : null;
}

/**
 * Makes the room's code for the next hour. One that works already is answered as it is, so that
 * nobody takes away what stands on the blackboard; `made` tells which.
 */
export async function makeShortCode(
  actor: Actor,
  roomId: string,
  baseUrl: string,
): Promise<{ made: boolean; shortCode: ShortCodeView }> {
  const person = requirePerson(actor);
  const { made, row } = await transact(async (tx) => {
    await lockRoom(tx, roomId);
    await requireAbility(person, roomId, "shareInvitation", tx);
    const present = await tx.shortCode.findUnique({ where: { roomId }, include: withMaker });
    if (present && isAlive(present)) return { made: false, row: present };
    await tx.shortCode.deleteMany({ where: { roomId } });
    const expiresAt = new Date(Date.now() + lifeMs);
    const data = { code: newCode(), roomId, createdById: person.userId, expiresAt };
    return { made: true, row: await tx.shortCode.create({ data, include: withMaker }) };
  });
  if (made) announce({ type: "rooms:changed", roomId });
  return { made, shortCode: shortCodeView(row, baseUrl) };
}

/** Makes the room's code stop working: its maker, and who may end links. None is no matter. */
export async function endShortCode(actor: Actor, roomId: string): Promise<void> {
  const person = requirePerson(actor);
  await transact(async (tx) => {
    await lockRoom(tx, roomId);
    const { role } = await requireAbility(person, roomId, "shareInvitation", tx);
    const present = await tx.shortCode.findUnique({ where: { roomId } });
    if (!present) return;
    const isMine = present.createdById === person.userId;
    if (!isMine && !can(role, "renewInvitation")) refuse("forbidden");
    await tx.shortCode.delete({ where: { roomId } });
  });
  announce({ type: "rooms:changed", roomId });
}

/** What a short code opens, however it was typed; null if it opens nothing (any more). */
export async function lookUpShortCode(text: string, tx: Tx): Promise<ShortCode | null> {
  const code = readShortCode(text);
  const found = code && (await tx.shortCode.findUnique({ where: { code } }));
  return found && isAlive(found) ? found : null;
}

function isAlive({ expiresAt }: ShortCode): boolean {
  return expiresAt.getTime() > Date.now();
}

function newCode(): string {
  const sign = () => shortCodeAlphabet.charAt(randomInt(shortCodeAlphabet.length));
  return Array.from({ length: 8 }, sign).join("");
}
