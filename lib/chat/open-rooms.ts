import { openRoomsQuery } from "@/lib/contract/rooms";
import type { OpenRoomView } from "@/lib/contract/views";
import { db } from "@/lib/db";
import { type Actor, requirePerson } from "./actor";
import { parse } from "./parse";
import { refuse } from "./refusal";
import { searchable } from "./rooms";
import { placesOf } from "./waitlist";

const pageSize = 50;

/**
 * Open rooms by name, 50 at a time, without those the asker is banned from; `next` is the `after`
 * of the following page.
 */
export async function listOpenRooms(
  actor: Actor,
  input: unknown,
): Promise<{ rooms: OpenRoomView[]; next: string | null }> {
  const { userId } = requirePerson(actor);
  const { q, after } = parse(openRoomsQuery, input);
  const found = await db().room.findMany({
    where: {
      kind: "open",
      bans: { none: { userId } },
      ...(q && { searchName: { contains: searchable(q.trim()) } }),
      ...(after && beyond(after)),
    },
    orderBy: [{ searchName: "asc" }, { id: "asc" }],
    take: pageSize + 1,
    select: {
      id: true,
      name: true,
      topic: true,
      memberLimit: true,
      memberCount: true,
      searchName: true,
      _count: { select: { waits: true } },
    },
  });
  const page = found.slice(0, pageSize);
  const last = found.length > pageSize ? page.at(-1) : undefined;
  const full = page.filter(({ _count }) => _count.waits > 0).map(({ id }) => id);
  const places = new Map(
    (await placesOf(db(), userId, full)).map(({ roomId, place }) => [roomId, place]),
  );
  return {
    rooms: page.map(({ searchName: _, _count, ...room }) => ({
      ...room,
      waiting: _count.waits,
      place: places.get(room.id) ?? null,
    })),
    next: last ? `${last.id}:${last.searchName}` : null,
  };
}

function beyond(after: string) {
  const colon = after.indexOf(":");
  if (colon < 0) refuse("invalid", { fields: { after: ["Use the `next` of the page before."] } });
  const [id, searchName] = [after.slice(0, colon), after.slice(colon + 1)];
  return { OR: [{ searchName: { gt: searchName } }, { searchName, id: { gt: id } }] };
}
