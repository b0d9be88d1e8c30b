import { db } from "@/lib/db";
import { refuse } from "./refusal";

/** The operator's room names as ids; a name that fits none or several rooms is an error. */
export async function requireRoomIds(names: string[]): Promise<string[]> {
  const ids: string[] = [];
  for (const name of names) {
    const rooms = await db().room.findMany({ where: { name }, select: { id: true }, take: 2 });
    const [room] = rooms;
    if (!room) refuse("not_found", { message: `There is no room named “${name}”.` });
    if (rooms.length > 1) {
      refuse("conflict", { message: `Several rooms are named “${name}”. Rename one first.` });
    }
    ids.push(room.id);
  }
  return ids;
}
