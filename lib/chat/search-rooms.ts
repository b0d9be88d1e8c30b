import { Prisma } from "@/generated/sqlite/client";
import { foldedText } from "@/lib/contract/fold-text";
import { lookUp } from "@/lib/db";
import { refuse } from "./refusal";

/** A room by the name that its member gave it, if any. */
export type OwnRoom = { id: string; name: string };

/** Up to so many rooms are as fast to say one by one. */
const fewRooms = 20;

/**
 * Those of somebody's rooms that are asked for: one alone, or all with these parts in their names.
 * Refuses with `not_found` a room of others.
 */
export async function findOwnRooms(
  userId: string,
  { room, parts }: { room?: string | undefined; parts: string[] },
): Promise<OwnRoom[]> {
  const rows = await lookUp<{ id: string; name: string; ownName: string | null }>(Prisma.sql`
    SELECT r."id", r."name", m."ownName" FROM "Membership" m JOIN "Room" r ON r."id" = m."roomId"
    WHERE m."userId" = ${userId}`);
  if (room !== undefined && !rows.some(({ id }) => id === room)) refuse("not_found");
  return rows
    .filter(({ id }) => room === undefined || id === room)
    .filter(({ name, ownName }) => {
      const names = () => [name, ownName ?? ""].map(foldedText);
      return parts.every((part) => names().some((one) => one.includes(part)));
    })
    .map(({ id, name, ownName }) => ({ id, name: ownName ?? name }));
}

/** All rooms but these, where those are fewer: then "not in one of them" is shorter to ask for. */
export async function findOtherRooms(rooms: string[]): Promise<string[] | null> {
  if (rooms.length <= fewRooms) return null;
  const all = await lookUp<{ id: string }>(Prisma.sql`
    SELECT "id" FROM "Room" LIMIT ${rooms.length * 2}`);
  if (all.length === rooms.length * 2) return null;
  const asked = new Set(rooms);
  return all.flatMap(({ id }) => (asked.has(id) ? [] : id));
}
